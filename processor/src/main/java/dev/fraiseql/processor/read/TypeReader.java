package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Key;
import dev.fraiseql.annotations.Type;
import dev.fraiseql.plan.naming.DatabaseNaming;
import dev.fraiseql.plan.naming.EnglishPlural;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration.Shape;
import dev.fraiseql.processor.declared.TypeWrites;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads classes annotated with {@code @Type}. */
final class TypeReader {
  private final Elements elements;
  private final Docs docs;
  private final ConstraintReader constraints;
  private final MemberReader members;
  private final ComputedReader computed;

  TypeReader(Elements elements, Types types, Docs docs, ValueTypes values) {
    this.elements = elements;
    this.docs = docs;
    constraints = new ConstraintReader(elements, types);
    members = new MemberReader(docs, types, values, constraints);
    computed = new ComputedReader(elements, docs, values);
  }

  TypeDeclaration read(TypeElement element) {
    AnnotationReader annotation = AnnotationReader.find(Type.class, List.of(element)).orElseThrow();
    DatabaseNaming naming = DatabaseNamingReader.of(element);
    Attribute<String> name = annotation.textOr("name", element.getSimpleName().toString());
    Attribute<String> plural =
        annotation.textOr("plural", EnglishPlural.of(DatabaseNaming.decapitalized(name.value())));
    Attribute<String> key = annotation.text("key");
    String schema = annotation.text("schema").value();
    List<MemberDeclaration> fields = isClass(element) ? members.read(element, naming) : List.of();
    return new TypeDeclaration(
        elements.getPackageOf(element).getQualifiedName().toString(),
        element.getQualifiedName().toString(),
        shape(element),
        name,
        plural,
        schema.isEmpty() ? null : schema,
        annotation.textOr("table", naming.table(plural.value())),
        naming,
        annotation.truth("readOnly"),
        key.value().equals(Key.NONE.name()) ? key.origin() : null,
        writes(annotation, element),
        fields,
        computed.read(element, fields),
        docs.of(element),
        Origin.of(element));
  }

  private TypeWrites writes(AnnotationReader annotation, TypeElement element) {
    return new TypeWrites(
        annotation.text("capture"),
        annotation.nestedList("unique").stream().map(each -> each.texts("value")).toList(),
        constraints.ofClass(element));
  }

  private static boolean isClass(TypeElement element) {
    return element.getKind() == ElementKind.CLASS || element.getKind() == ElementKind.RECORD;
  }

  static Shape shape(TypeElement element) {
    String kind =
        element.getKind() == ElementKind.ANNOTATION_TYPE
            ? "annotation"
            : element.getKind().name().toLowerCase(Locale.ROOT);
    return new Shape(
        kind,
        isHidden(element),
        !element.getTypeParameters().isEmpty(),
        JavaTypes.isResolved(element.getSuperclass()));
  }

  private static boolean isHidden(TypeElement element) {
    for (@Nullable Element scope = element; scope != null; scope = scope.getEnclosingElement()) {
      if (scope.getModifiers().contains(Modifier.PRIVATE)) {
        return true;
      }
    }
    return false;
  }
}
