package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.ComputedCall;
import dev.fraiseql.processor.declared.Constraint;
import dev.fraiseql.processor.declared.MemberAnnotations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.ValueDeclaration;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/** Reads values that are in no column: of methods, and of the records that they return. */
final class ValueReader {
  private static final String JSON_TEXT =
      "A document is passed as its text: declare it as @Json String.";

  private final ValueTypes values;

  ValueReader(ValueTypes values) {
    this.values = values;
  }

  /**
   * A value.
   *
   * @param owner what errors name before its name
   * @param places where its annotations are; the first is the one to point at
   */
  ValueDeclaration read(
      String owner,
      String name,
      TypeMirror declared,
      List<Element> places,
      List<Constraint> constraints,
      Doc doc) {
    Optional<TypeMirror> optional = JavaTypes.optional(declared);
    TypeMirror type = optional.orElse(declared);
    MemberAnnotations annotations = MemberAnnotationsReader.of(places);
    MemberDeclaration member =
        new MemberDeclaration(
            owner,
            name,
            optional.isPresent()
                || JavaTypes.isNullable(declared)
                || places.stream().anyMatch(JavaTypes::isNullable),
            kind(type, places.getFirst(), annotations),
            annotations,
            constraints,
            doc,
            Origin.of(places.getFirst()));
    TypeMirror single = JavaTypes.list(type).orElse(type);
    return new ValueDeclaration(
        member, new ComputedCall.Form(optional.isPresent(), JavaTypes.scalarClass(single)));
  }

  private MemberKind kind(TypeMirror type, Element place, MemberAnnotations annotations) {
    if (!JavaTypes.isResolved(type)) {
      return new MemberKind.Unresolved();
    }
    String javaType = JavaTypes.text(type);
    if (annotations.json() != null) {
      return JavaTypes.name(type).equals("java.lang.String")
          ? value(ValueType.of(Scalar.JSON), javaType, false, place)
          : new MemberKind.Unsupported(javaType, JSON_TEXT);
    }
    Optional<TypeMirror> element = JavaTypes.list(type);
    Optional<ValueType> single = values.of(element.orElse(type), null);
    if (single.filter(found -> found.scalar() == Scalar.JSON).isPresent()) {
      return new MemberKind.Unsupported(javaType, JSON_TEXT);
    }
    return single
        .<MemberKind>map(found ->
            value(
                element.isPresent() ? found.asList() : found,
                javaType,
                element.filter(JavaTypes::isNullable).isPresent(),
                place))
        .orElseGet(() -> new MemberKind.Unsupported(javaType, ""));
  }

  private static MemberKind value(
      ValueType type, String javaType, boolean nullableElements, Element place) {
    return new MemberKind.Value(
        Attribute.derived("", Origin.of(place)),
        type,
        0,
        Stored.DEFAULT,
        "",
        javaType,
        nullableElements);
  }
}
