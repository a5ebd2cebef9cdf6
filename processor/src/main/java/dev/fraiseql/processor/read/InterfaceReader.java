package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Type;
import dev.fraiseql.plan.naming.DatabaseNaming;
import dev.fraiseql.plan.naming.EnglishPlural;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.InterfaceDeclaration;
import dev.fraiseql.processor.declared.InterfaceDeclaration.Accessor;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads sealed interfaces annotated with {@code @Type}. */
final class InterfaceReader {
  private static final List<String> OF_TABLES = List.of("table", "schema", "source", "key");

  private final Docs docs;

  InterfaceReader(Docs docs) {
    this.docs = docs;
  }

  /** Whether an annotated element is such an interface. */
  static boolean isSealed(TypeElement element) {
    return element.getKind() == ElementKind.INTERFACE
        && element.getModifiers().contains(Modifier.SEALED);
  }

  InterfaceDeclaration read(TypeElement element) {
    AnnotationReader annotation = AnnotationReader.find(Type.class, List.of(element)).orElseThrow();
    Attribute<String> name = annotation.textOr("name", element.getSimpleName().toString());
    return new InterfaceDeclaration(
        element.getQualifiedName().toString(),
        TypeReader.shape(element),
        name,
        annotation.textOr("plural", EnglishPlural.of(DatabaseNaming.decapitalized(name.value()))),
        ofTables(annotation),
        element.getPermittedSubclasses().stream().map(JavaTypes::name).toList(),
        ElementFilter.methodsIn(element.getEnclosedElements()).stream()
            .filter(InterfaceReader::isAccessor)
            .map(method -> new Accessor(FieldFinder.property(method), Origin.of(method)))
            .toList(),
        docs.of(element),
        Origin.of(element));
  }

  private static List<Attribute<String>> ofTables(AnnotationReader annotation) {
    List<Attribute<String>> given = new ArrayList<>();
    for (String attribute : OF_TABLES) {
      Attribute<String> text = annotation.text(attribute);
      if (text.given()) {
        given.add(Attribute.given(attribute, text.origin()));
      }
    }
    return given;
  }

  private static boolean isAccessor(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT) && FieldFinder.isAccessor(method);
  }
}
