package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Type;
import dev.fraiseql.processor.declared.InterfaceDeclaration;
import dev.fraiseql.processor.declared.InterfaceDeclaration.Accessor;
import dev.fraiseql.processor.declared.Spelling;
import dev.fraiseql.processor.declared.Written;
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
  private static final List<String> OF_TABLES = List.of("table", "schema", "source");

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
    Mark mark = Mark.find(Type.class, List.of(element)).orElseThrow();
    Written<String> name = mark.textOr("name", element.getSimpleName().toString());
    return new InterfaceDeclaration(
        element.getQualifiedName().toString(),
        TypeReader.shape(element),
        name,
        mark.textOr("plural", EnglishPlural.of(Spelling.decapitalized(name.value()))),
        ofTables(mark),
        element.getPermittedSubclasses().stream().map(JavaTypes::name).toList(),
        ElementFilter.methodsIn(element.getEnclosedElements()).stream()
            .filter(InterfaceReader::isAccessor)
            .map(method -> new Accessor(FieldFinder.property(method), Origin.of(method)))
            .toList(),
        docs.of(element),
        Origin.of(element));
  }

  private static List<Written<String>> ofTables(Mark mark) {
    List<Written<String>> given = new ArrayList<>();
    for (String attribute : OF_TABLES) {
      Written<String> text = mark.text(attribute);
      if (text.given()) {
        given.add(Written.given(attribute, text.origin()));
      }
    }
    return given;
  }

  private static boolean isAccessor(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT) && FieldFinder.isAccessor(method);
  }
}
