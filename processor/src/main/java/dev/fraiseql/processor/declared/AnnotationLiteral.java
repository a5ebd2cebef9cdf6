package dev.fraiseql.processor.declared;

import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.TypeName;
import java.util.List;

/**
 * An annotation with the values of all its attributes, which generated code makes an instance of.
 *
 * @param type the annotation interface
 */
public record AnnotationLiteral(ClassName type, List<Attribute> attributes) {
  public AnnotationLiteral {
    attributes = List.copyOf(attributes);
  }

  /**
   * An attribute.
   *
   * @param type what its method returns, without type arguments
   */
  public record Attribute(String name, TypeName type, Value value) {}

  /** The value of an attribute. */
  public sealed interface Value {}

  /** A string, a boolean, a character or a number. */
  public record Constant(Object value) implements Value {}

  /** A constant of an enum. */
  public record EnumConstant(ClassName type, String name) implements Value {}

  /** A class. */
  public record ClassConstant(TypeName type) implements Value {}

  /** An annotation within the annotation. */
  public record Nested(AnnotationLiteral annotation) implements Value {}

  /** An array. */
  public record Array(TypeName component, List<Value> elements) implements Value {
    public Array {
      elements = List.copyOf(elements);
    }
  }
}
