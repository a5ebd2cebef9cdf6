package dev.fraiseql.processor.read;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Whether generated code can have instances of an author's class with methods. */
final class Instantiation {
  private Instantiation() {}

  /** Why it cannot have one, and what to do; null if it can. */
  static @Nullable String objection(TypeElement type) {
    if (type.getKind() != ElementKind.CLASS) {
      return "it is "
          + (type.getKind() == ElementKind.RECORD ? "a " : "an ")
          + TypeReader.shape(type).kind()
          + " and not a class. Put the methods into a class of their own.";
    }
    if (type.getModifiers().contains(Modifier.ABSTRACT)) {
      return "it is abstract, so it has no instance. Put the methods into a class that is not.";
    }
    String hidden = access(type);
    if (hidden != null) {
      return hidden;
    }
    return type.getNestingKind() == NestingKind.MEMBER
            && !type.getModifiers().contains(Modifier.STATIC)
        ? "it needs an instance of the class around it. Make it static."
        : null;
  }

  /** Why it cannot name the class, and what to do; null if it can. */
  static @Nullable String access(TypeElement type) {
    if (TypeReader.shape(type).hidden()) {
      return "it is private, so generated code cannot access it. Make it package-private.";
    }
    return TypeReader.shape(type).generic() ? "it has type parameters. Remove them." : null;
  }

  /** Whether the class has a constructor without parameters that its package can call. */
  static boolean isCreated(TypeElement type) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .anyMatch(constructor ->
            constructor.getParameters().isEmpty()
                && !constructor.getModifiers().contains(Modifier.PRIVATE));
  }
}
