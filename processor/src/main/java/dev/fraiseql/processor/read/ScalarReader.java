package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Scalar;
import dev.fraiseql.annotations.Type;
import dev.fraiseql.processor.declared.ScalarDeclaration;
import dev.fraiseql.processor.declared.ScalarDeclaration.Component;
import dev.fraiseql.processor.declared.ScalarDeclaration.Parse;
import dev.fraiseql.processor.declared.ScalarDeclaration.Standing;
import dev.fraiseql.processor.declared.TypeDeclaration.Shape;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads classes annotated with {@code @Scalar}, each once: those of this build, and used ones. */
final class ScalarReader {
  private static final String PARSE = "parse";
  private static final Set<String> UNCHECKED =
      Set.of("java.lang.RuntimeException", "java.lang.Error");

  private final Elements elements;
  private final Docs docs;
  private final Set<String> compiledHere;
  private final Map<String, ScalarDeclaration> read = new TreeMap<>();

  /**
   * @param compiledHere the names of the annotated classes that this build compiles
   */
  ScalarReader(Elements elements, Docs docs, Set<String> compiledHere) {
    this.elements = elements;
    this.docs = docs;
    this.compiledHere = compiledHere;
    compiledHere.forEach(name -> of(elements.getTypeElement(name)));
  }

  /** Whether a type is a class that is marked as a scalar. */
  static boolean isScalar(TypeMirror type) {
    return JavaTypes.element(type)
        .flatMap(element -> AnnotationReader.find(Scalar.class, List.of(element)))
        .isPresent();
  }

  /** What a type is declared to be, if it is marked as a scalar. */
  Optional<ScalarDeclaration> of(TypeMirror type) {
    return isScalar(type) ? JavaTypes.element(type).map(this::of) : Optional.empty();
  }

  /** Those of this build and those asked for so far, by their Java names. */
  Collection<ScalarDeclaration> all() {
    return Collections.unmodifiableCollection(read.values());
  }

  private ScalarDeclaration of(TypeElement element) {
    String javaClass = element.getQualifiedName().toString();
    ScalarDeclaration known = read.get(javaClass);
    if (known == null) {
      known = read(element, javaClass);
      read.put(javaClass, known);
    }
    return known;
  }

  private ScalarDeclaration read(TypeElement element, String javaClass) {
    AnnotationReader annotation =
        AnnotationReader.find(Scalar.class, List.of(element)).orElseThrow();
    boolean here = compiledHere.contains(javaClass);
    return new ScalarDeclaration(
        elements.getPackageOf(element).getQualifiedName().toString(),
        javaClass,
        shape(element),
        new Standing(
            here,
            isPublic(element),
            AnnotationReader.find(Type.class, List.of(element)).isPresent()),
        annotation.textOr("name", element.getSimpleName().toString()),
        annotation.text("specifiedBy"),
        element.getRecordComponents().stream()
            .map(component -> component(element, component))
            .toList(),
        parse(element, here),
        docs.of(element),
        Origin.of(element));
  }

  private static Shape shape(TypeElement element) {
    Shape shape = TypeReader.shape(element);
    boolean resolved =
        element.getRecordComponents().stream()
            .allMatch(component -> JavaTypes.isResolved(component.asType()));
    return new Shape(shape.kind(), shape.hidden(), shape.generic(), shape.resolved() && resolved);
  }

  private static boolean isPublic(TypeElement element) {
    for (@Nullable Element scope = element;
        scope != null && !(scope instanceof PackageElement);
        scope = scope.getEnclosingElement()) {
      if (!scope.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  private static Component component(TypeElement record, RecordComponentElement component) {
    TypeMirror type = component.asType();
    // The private field stands for the component: it is what javac knows the position of.
    Element field =
        ElementFilter.fieldsIn(record.getEnclosedElements()).stream()
            .filter(candidate -> candidate.getSimpleName().equals(component.getSimpleName()))
            .findFirst()
            .orElseThrow();
    return new Component(
        component.getSimpleName().toString(),
        JavaTypes.text(type),
        JavaTypes.scalar(type).orElse(null),
        JavaTypes.scalarClass(type),
        Origin.of(field));
  }

  private static @Nullable Parse parse(TypeElement element, boolean compiledHere) {
    List<ExecutableElement> named =
        methods(element).stream()
            .filter(method -> method.getSimpleName().contentEquals(PARSE))
            .toList();
    if (named.isEmpty()) {
      return null;
    }
    return named.stream()
        .filter(method -> readsText(method, element))
        .findFirst()
        .map(method -> new Parse(whyNotCalled(method, element, compiledHere), Origin.of(method)))
        .orElseGet(() ->
            new Parse(
                "which is how a scalar that is a text of its own is read, but not as: static %1$s"
                        .formatted(element.getSimpleName())
                    + " parse(String text). Write it so, or give it another name.",
                Origin.of(named.getFirst())));
  }

  private static boolean readsText(ExecutableElement method, TypeElement element) {
    return method.getModifiers().contains(Modifier.STATIC)
        && method.getTypeParameters().isEmpty()
        && method.getParameters().size() == 1
        && JavaTypes.name(method.getParameters().getFirst().asType()).equals("java.lang.String")
        && JavaTypes.name(method.getReturnType()).contentEquals(element.getQualifiedName());
  }

  /** Why generated code cannot call the method, or show what it reads; null if it can. */
  private static @Nullable String whyNotCalled(
      ExecutableElement method, TypeElement element, boolean compiledHere) {
    if (method.getModifiers().contains(Modifier.PRIVATE)
        || (!compiledHere && !method.getModifiers().contains(Modifier.PUBLIC))) {
      return "which generated code cannot access. Make it "
          + (compiledHere ? "package-private." : "public.");
    }
    if (method.getThrownTypes().stream().anyMatch(ScalarReader::isChecked)) {
      return "which throws a checked exception. Refuse a text by an IllegalArgumentException.";
    }
    return !compiledHere || methods(element).stream().anyMatch(ScalarReader::isWrittenToString)
        ? null
        : "but no toString, so that clients would be shown %s[...]. Write one that gives what parse reads."
            .formatted(element.getSimpleName());
  }

  /**
   * Whether a method is a {@code toString} of the author's. Of what javac gives every record, the
   * language model only says that it is final and bears no annotation.
   */
  private static boolean isWrittenToString(ExecutableElement method) {
    return method.getSimpleName().contentEquals("toString")
        && method.getParameters().isEmpty()
        && !(method.getModifiers().contains(Modifier.FINAL)
            && method.getAnnotationMirrors().isEmpty());
  }

  private static boolean isChecked(TypeMirror thrown) {
    for (Optional<TypeElement> scope = JavaTypes.element(thrown);
        scope.isPresent();
        scope = JavaTypes.element(scope.get().getSuperclass())) {
      if (UNCHECKED.contains(scope.get().getQualifiedName().toString())) {
        return false;
      }
    }
    return true;
  }

  private static List<ExecutableElement> methods(TypeElement element) {
    return ElementFilter.methodsIn(element.getEnclosedElements());
  }
}
