package dev.fraiseql.processor.write;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.read.CopyReads;
import dev.fraiseql.contract.read.JavaReads;
import dev.fraiseql.contract.read.JsonReads;
import dev.fraiseql.contract.read.JsonValues;
import dev.fraiseql.contract.read.ListElement;
import dev.fraiseql.contract.read.MysqlReads;
import dev.fraiseql.contract.read.PostgresReads;
import dev.fraiseql.contract.read.SqlServerReads;
import dev.fraiseql.contract.read.SqliteReads;
import dev.fraiseql.contract.read.VectorReads;
import dev.fraiseql.contract.read.VectorValues;
import dev.fraiseql.processor.source.ArrayTypeName;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.TypeName;
import java.util.Objects;

/** Which method of the contract reads a field from one database. */
final class Reads {
  /** The most digits that SQLite keeps in a number, not as text. */
  private static final int DIGITS_OF_A_DOUBLE = 15;

  private final Model model;
  private final Database database;
  private final Names names;

  Reads(Model model, Database database, Names names) {
    this.model = model;
    this.database = database;
    this.names = names;
  }

  /** The class whose methods are this database's own. */
  Class<?> own() {
    return switch (database) {
      case SQLITE -> SqliteReads.class;
      case POSTGRESQL -> PostgresReads.class;
      case MYSQL -> MysqlReads.class;
      case SQLSERVER -> SqlServerReads.class;
    };
  }

  /** A call that writes the value at {@code position} of {@code row} to {@code out}. */
  CodeBlock toJson(ScalarField field) {
    return toJson(field, "");
  }

  /**
   * The same for the value that stands behind that position.
   *
   * @param behind {@code " + 1"} for the next one
   */
  CodeBlock toJson(ScalarField field, String behind) {
    ValueType type = field.column().type();
    if (type.isCustomText() && !type.list()) {
      CodeBlock value = toJava(field.column(), behind);
      return textToJson(
          type, field.nullable() ? value : CodeBlock.of("$T.required($L)", JavaReads.class, value));
    }
    boolean integerId = field.isId() && type.scalar().isInteger() && !type.list();
    String method = integerId ? "integerId" : method(type);
    return call(ownOr(JsonReads.class, type), field, method, behind, CodeBlock.of("out"));
  }

  /** A call that copies it to {@code vectors[i]} at {@code index}. */
  CodeBlock toVector(ScalarField field) {
    return call(
        ownOr(VectorReads.class, field.column().type()),
        field,
        method(field.column().type()),
        "",
        CodeBlock.of("vectors[i], index"));
  }

  /**
   * An expression that reads the value of a column as a Java value, null for NULL.
   *
   * @param behind {@code " + 1"} for the value that stands behind {@code position}
   */
  CodeBlock toJava(Column column, String behind) {
    ValueType type = column.type();
    String enumName = type.enumName();
    return CodeBlock.of(
        "$T.$L(row, position$L$L$L)",
        ownOr(JavaReads.class, type),
        method(type),
        behind,
        detail(type),
        enumName == null ? "" : ", " + constants(enumName));
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

  /** A call that writes the Java value that an expression gives to {@code out}. */
  CodeBlock valueToJson(ValueType type, CodeBlock value) {
    if (type.isCustomText()) {
      return textToJson(
          type,
          type.scalar() == Scalar.DECIMAL
              ? CodeBlock.of("$T.rounded($L$L)", JsonValues.class, value, resultDetail(type))
              : value);
    }
    String method = type.scalar().isInteger() ? "integer" : method(type);
    return CodeBlock.of("$T.$L($L$L, out)", JsonValues.class, method, value, resultDetail(type));
  }

  private CodeBlock textToJson(ValueType type, CodeBlock value) {
    return CodeBlock.of(
        "$T.string($T.$L($L), out)", JsonValues.class, scalar(type), ScalarWriter.TEXT, value);
  }

  private ClassName scalar(ValueType type) {
    return names.scalar(model.scalar(Objects.requireNonNull(type.custom()).name()));
  }

  /** A call that copies the Java value that an expression gives to {@code vectors[i]}. */
  CodeBlock valueToVector(ValueType type, CodeBlock value) {
    return CodeBlock.of(
        "$T.$L($L$L, vectors[i], index)",
        VectorValues.class,
        method(type),
        value,
        resultDetail(type));
  }

  private CodeBlock resultDetail(ValueType type) {
    return switch (type.scalar()) {
      case DECIMAL -> CodeBlock.of(", $L, $L", type.precision(), type.scale());
      case ENUM -> CodeBlock.of(", $L", enumNames(type));
      default -> CodeBlock.of("");
    };
  }

  /** The same from a row of a binary {@code COPY}. */
  CodeBlock copyToVector(ScalarField field) {
    return call(
        CopyReads.class,
        field,
        method(field.column().type()),
        "",
        CodeBlock.of("vectors[i], index"));
  }

  private CodeBlock call(
      Class<?> reads, ScalarField field, String method, String behind, CodeBlock target) {
    return CodeBlock.of(
        "$T.$L$L(row, position$L$L, $L)",
        reads,
        method,
        field.nullable() ? "OrNull" : "",
        behind,
        detail(field.column().type()),
        target);
  }

  private Class<?> ownOr(Class<?> common, ValueType type) {
    return isOwn(type) ? own() : common;
  }

  private boolean isOwn(ValueType type) {
    if (type.list() || type.scalar() == Scalar.BOOLEAN) {
      return true;
    }
    return switch (database) {
      case POSTGRESQL -> false;
      case SQLITE -> type.scalar() == Scalar.DECIMAL && type.precision() <= DIGITS_OF_A_DOUBLE;
      case MYSQL ->
          switch (type.scalar()) {
            case DECIMAL, INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME, JSON -> true;
            default -> false;
          };
      case SQLSERVER ->
          switch (type.scalar()) {
            case BYTE, SHORT, INT, LONG, DURATION, FLOAT, DOUBLE, BYTES -> false;
            default -> true;
          };
    };
  }

  private static String method(ValueType type) {
    if (type.list()) {
      return "list";
    }
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

  /** What the method must know besides: a scale, an enum's names, how an element is read. */
  private CodeBlock detail(ValueType type) {
    if (type.list()) {
      return CodeBlock.of(", $L", element(type));
    }
    return switch (type.scalar()) {
      case DECIMAL, DURATION -> CodeBlock.of(", $L", type.scale());
      case ENUM -> CodeBlock.of(", $L", enumNames(type));
      default -> CodeBlock.of("");
    };
  }

  private CodeBlock element(ValueType type) {
    CodeBlock kept = keptElement(type);
    return type.isCustomText()
        ? CodeBlock.of("$L.shownBy($T::$L)", kept, scalar(type), ScalarWriter.SHOWN)
        : kept;
  }

  private CodeBlock keptElement(ValueType type) {
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
      case DECIMAL -> CodeBlock.of("$T.decimal($L)", ListElement.class, type.scale());
      case DURATION -> CodeBlock.of("$T.duration($L)", ListElement.class, type.scale());
      case ENUM -> CodeBlock.of("$T.$L", names.values(enumName(type)), EnumWriter.ELEMENT);
      case JSON -> throw new IllegalArgumentException("there are no lists of JSON documents");
      default -> CodeBlock.of("$T.$L", ListElement.class, constant);
    };
  }

  private CodeBlock enumNames(ValueType type) {
    return CodeBlock.of("$T.$L", names.values(enumName(type)), EnumWriter.NAMES);
  }

  private static String enumName(ValueType type) {
    String name = type.enumName();
    if (name == null) {
      throw new IllegalArgumentException("an enum without a name");
    }
    return name;
  }
}
