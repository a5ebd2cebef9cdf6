package dev.fraiseql.flight.exchange;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** From which types of Arrow the values of a column can be read without a loss. */
final class ArrowTypes {
  private static final int UUID_BYTES = 16;

  private ArrowTypes() {}

  /** The type of the values of a field: without a dictionary and without an extension. */
  static ArrowType stored(Field field) {
    ArrowType type = field.getType();
    return type instanceof ArrowType.ExtensionType extension ? extension.storageType() : type;
  }

  /** Whether values of a type can be read from a field. */
  static boolean accepts(Field field, ValueType type) {
    ArrowType arrow = stored(field);
    if (arrow instanceof ArrowType.Null) {
      return true;
    }
    if (type.list()) {
      return isList(arrow)
          && field.getChildren().size() == 1
          && accepts(field.getChildren().getFirst(), type.element());
    }
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> isNumber(arrow);
      case DECIMAL -> isNumber(arrow) || isText(arrow);
      case STRING, ENUM -> isText(arrow);
      case BOOLEAN -> arrow instanceof ArrowType.Bool;
      case INSTANT -> arrow instanceof ArrowType.Timestamp || isDateOrText(arrow);
      case LOCAL_DATE_TIME, LOCAL_DATE -> isLocal(arrow) || isDateOrText(arrow);
      case LOCAL_TIME -> arrow instanceof ArrowType.Time || isText(arrow);
      case DURATION -> arrow instanceof ArrowType.Duration || isText(arrow);
      case UUID ->
          isText(arrow)
              || (arrow instanceof ArrowType.FixedSizeBinary bytes
                  && bytes.getByteWidth() == UUID_BYTES);
      case BYTES -> isBytes(arrow);
      case JSON ->
          isText(arrow)
              || isNumber(arrow)
              || isList(arrow)
              || arrow instanceof ArrowType.Bool
              || arrow instanceof ArrowType.Struct;
    };
  }

  /**
   * Whether a field has a dictionary within it that it may not have: a few bytes of indexes could
   * become any number of bytes of values in one row. The names of enums are short.
   */
  static boolean hasLargeDictionary(Field field, ValueType type) {
    return !(type.list() && type.scalar() == Scalar.ENUM)
        && field.getChildren().stream()
            .anyMatch(child -> child.getDictionary() != null || hasLargeDictionary(child, type));
  }

  private static boolean isNumber(ArrowType type) {
    return type instanceof ArrowType.Int
        || type instanceof ArrowType.FloatingPoint
        || type instanceof ArrowType.Decimal;
  }

  static boolean isText(ArrowType type) {
    return type instanceof ArrowType.Utf8
        || type instanceof ArrowType.LargeUtf8
        || type instanceof ArrowType.Utf8View;
  }

  static boolean isBytes(ArrowType type) {
    return type instanceof ArrowType.Binary
        || type instanceof ArrowType.LargeBinary
        || type instanceof ArrowType.BinaryView
        || type instanceof ArrowType.FixedSizeBinary;
  }

  private static boolean isList(ArrowType type) {
    return type instanceof ArrowType.List
        || type instanceof ArrowType.LargeList
        || type instanceof ArrowType.FixedSizeList;
  }

  private static boolean isDateOrText(ArrowType type) {
    return type instanceof ArrowType.Date || isText(type);
  }

  /** Whether a type is that of moments without a time zone. */
  private static boolean isLocal(ArrowType type) {
    return type instanceof ArrowType.Timestamp moment && moment.getTimezone() == null;
  }

  /** The type of Arrow to send for values of a type, as errors name it. */
  static String expected(ValueType type) {
    if (type.list()) {
      return "List of " + expected(type.element());
    }
    return switch (type.scalar()) {
      case BYTE -> "Int8";
      case SHORT -> "Int16";
      case INT -> "Int32";
      case LONG -> "Int64";
      case FLOAT -> "Float32";
      case DOUBLE -> "Float64";
      case DECIMAL -> "Decimal128(" + type.precision() + ", " + type.scale() + ")";
      case STRING, UUID, JSON -> "Utf8";
      case ENUM -> "Utf8, or a dictionary of Utf8";
      case BOOLEAN -> "Bool";
      case INSTANT -> "Timestamp(us, UTC)";
      case LOCAL_DATE_TIME -> "Timestamp(us) without a time zone";
      case LOCAL_DATE -> "Date32";
      case LOCAL_TIME -> "Time64(us)";
      case DURATION -> "Duration(us)";
      case BYTES -> "Binary";
    };
  }

  /** A field's type as errors name it. */
  static String shown(Field field) {
    List<Field> children = field.getChildren();
    String type = String.valueOf(stored(field));
    return isList(stored(field)) && children.size() == 1
        ? "List of " + shown(children.getFirst())
        : type;
  }
}
