package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.arrow.Vectors;
import dev.fraiseql.contract.convert.JavaValues;
import dev.fraiseql.contract.convert.ValueWriter;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.row.JavaRow;
import dev.fraiseql.contract.row.MysqlRow;
import dev.fraiseql.contract.row.PostgresqlRow;
import dev.fraiseql.contract.row.Row;
import dev.fraiseql.contract.row.SqlServerRow;
import dev.fraiseql.contract.row.SqliteRow;
import dev.fraiseql.processor.source.ArrayTypeName;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.TypeName;
import java.util.Objects;

/**
 * Calls that read a value of {@code row} and write it. The method that reads a type and the one
 * that writes it have the same name.
 */
final class Reads {
  /** What durations that a method computed count: microseconds. */
  private static final int COMPUTED_SCALE = 6;

  private final Model model;
  private final Names names;

  Reads(Model model, Names names) {
    this.model = model;
    this.names = names;
  }

  /** The class of rows of a database's results. */
  static Class<? extends Row> row(Database database) {
    return switch (database) {
      case SQLITE -> SqliteRow.class;
      case POSTGRESQL -> PostgresqlRow.class;
      case MYSQL -> MysqlRow.class;
      case SQLSERVER -> SqlServerRow.class;
    };
  }

  /**
   * A call that writes a value to {@code out}.
   *
   * @param position an expression
   */
  CodeBlock toJson(ScalarField field, String position) {
    ValueType type = field.column().type();
    if (type.isCustomText() && !type.list()) {
      return textToJson(type, toJava(field.column(), position));
    }
    if (field.isId() && type.scalar().isInteger() && !type.list()) {
      return CodeBlock.of(
          "out.integerId(row.int64($L), row.$L())", position, nullness(field.nullable()));
    }
    return toJson(type, "row", position, field.nullable());
  }

  private CodeBlock toJson(ValueType type, String row, String position, boolean nullable) {
    boolean isShort = type.scalar().isInteger() && type.scalar() != Scalar.LONG;
    String method = isShort ? "integer" : method(type);
    return type.list()
        ? list(type, CodeBlock.of("out"), position, nullable)
        : call(CodeBlock.of("out.$L(", method), type, row, position, nullable);
  }

  /** A call that copies the value at {@code position} to {@code vector} at {@code index}. */
  CodeBlock toVector(ScalarField field) {
    ValueType type = field.column().type();
    return type.list()
        ? list(type, CodeBlock.of("vector, index"), "position", field.nullable())
        : toVector(type, "row", "position", field.nullable());
  }

  private CodeBlock toVector(ValueType type, String row, String position, boolean nullable) {
    CodeBlock begun = CodeBlock.of("$T.$L(vector, index, ", Vectors.class, method(type));
    return call(begun, type, row, position, nullable);
  }

  /**
   * An expression that reads a value as a Java value, null for NULL.
   *
   * @param position an expression
   */
  CodeBlock toJava(Column column, String position) {
    ValueType type = column.type();
    CodeBlock.Builder begun = CodeBlock.builder().add("$T.$L(", JavaValues.class, method(type));
    if (type.scalar() == Scalar.ENUM) {
      begun.add("$L, ", constants(enumName(type)));
    }
    return call(begun.build(), type, "row", position, column.nullable());
  }

  /** The class of what {@link #toJava} reads, but for enums. */
  static TypeName javaType(Scalar scalar) {
    return switch (scalar) {
      case BYTE -> ClassName.get(Byte.class);
      case SHORT -> ClassName.get(Short.class);
      case INT -> ClassName.get(Integer.class);
      case FLOAT -> ClassName.get(Float.class);
      case BYTES -> ArrayTypeName.of(byte.class);
      default -> ClassName.get(scalar.valueClass());
    };
  }

  /** The constant that holds all constants of an enum. */
  static String constants(String enumName) {
    return Names.constant(enumName);
  }

  /**
   * A statement that writes a Java value to {@code out}.
   *
   * @param value an expression; null is written as null
   */
  CodeBlock computedToJson(ValueType type, CodeBlock value) {
    if (type.isCustomText()) {
      return textToJson(
          type,
          type.scalar() == Scalar.DECIMAL
              ? CodeBlock.of(
                  "$T.rounded($L, $L, $L)", JavaValues.class, value, type.precision(), type.scale())
              : value);
    }
    return computed(value, toJson(computedType(type), "value", "1", true));
  }

  /** A statement that copies a Java value to {@code vector} at {@code index}. */
  CodeBlock computedToVector(ValueType type, CodeBlock value) {
    return computed(value, toVector(computedType(type), "value", "1", true));
  }

  private static ValueType computedType(ValueType type) {
    return type.scalar() == Scalar.DURATION ? ValueType.duration(COMPUTED_SCALE) : type;
  }

  private static CodeBlock computed(CodeBlock value, CodeBlock written) {
    return CodeBlock.builder()
        .add("{\n$>")
        .add("$T value = row.computed($L);\n", JavaRow.class, value)
        .add("$L;\n", written)
        .add("$<}")
        .build();
  }

  private CodeBlock textToJson(ValueType type, CodeBlock value) {
    return CodeBlock.of("out.text($T.$L($L))", scalar(type), ScalarWriter.TEXT, value);
  }

  private ClassName scalar(ValueType type) {
    return names.scalar(model.scalar(Objects.requireNonNull(type.custom()).name()));
  }

  /** A call whose last arguments are the value that is read and whether it is NULL. */
  private CodeBlock call(
      CodeBlock begun, ValueType type, String row, String position, boolean nullable) {
    CodeBlock value =
        switch (type.scalar()) {
          case DECIMAL ->
              CodeBlock.of("$L.decimal($L, $L, $L)", row, position, type.precision(), type.scale());
          case DURATION -> CodeBlock.of("$L.int64($L), $L", row, position, type.scale());
          case ENUM -> CodeBlock.of("$L, $L.string($L)", enumNames(type), row, position);
          default -> CodeBlock.of("$L.$L($L)", row, method(type), position);
        };
    return CodeBlock.of("$L$L, $L.$L())", begun, value, row, nullness(nullable));
  }

  private CodeBlock list(ValueType type, CodeBlock target, String position, boolean nullable) {
    return CodeBlock.of(
        "$L.list($L, row.list($L), row.$L())", element(type), target, position, nullness(nullable));
  }

  private static String nullness(boolean nullable) {
    return nullable ? "nullable" : "required";
  }

  private static String method(ValueType type) {
    return switch (type.scalar()) {
      case BYTE -> "int8";
      case SHORT -> "int16";
      case INT -> "int32";
      case LONG -> "int64";
      case FLOAT -> "float32";
      case DOUBLE -> "float64";
      case DECIMAL -> "decimal";
      case STRING -> "string";
      case BOOLEAN -> "bool";
      case INSTANT -> "instant";
      case LOCAL_DATE_TIME -> "localDateTime";
      case LOCAL_DATE -> "localDate";
      case LOCAL_TIME -> "localTime";
      case DURATION -> "duration";
      case UUID -> "uuid";
      case ENUM -> "enumValue";
      case BYTES -> "bytes";
      case JSON -> "json";
    };
  }

  private CodeBlock element(ValueType type) {
    CodeBlock stored = storedElement(type);
    return type.isCustomText()
        ? CodeBlock.of("$L.shownBy($T::$L)", stored, scalar(type), ScalarWriter.SHOWN)
        : stored;
  }

  private CodeBlock storedElement(ValueType type) {
    String constant =
        switch (type.scalar()) {
          case BYTE -> "INT8";
          case SHORT -> "INT16";
          case INT -> "INT32";
          case LONG -> "INT64";
          case FLOAT -> "FLOAT32";
          case DOUBLE -> "FLOAT64";
          default -> type.scalar().name();
        };
    return switch (type.scalar()) {
      case DECIMAL ->
          CodeBlock.of("$T.decimal($L, $L)", ValueWriter.class, type.precision(), type.scale());
      case DURATION -> CodeBlock.of("$T.duration($L)", ValueWriter.class, type.scale());
      case ENUM -> CodeBlock.of("$T.$L", names.values(enumName(type)), EnumWriter.ELEMENT);
      case JSON -> throw new IllegalArgumentException("there are no lists of JSON documents");
      default -> CodeBlock.of("$T.$L", ValueWriter.class, constant);
    };
  }

  private CodeBlock enumNames(ValueType type) {
    return CodeBlock.of("$T.$L", names.values(enumName(type)), EnumWriter.NAMES);
  }

  private static String enumName(ValueType type) {
    return Objects.requireNonNull(type.enumName(), "an enum has a name");
  }
}
