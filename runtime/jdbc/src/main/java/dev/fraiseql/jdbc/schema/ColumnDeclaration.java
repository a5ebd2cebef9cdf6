package dev.fraiseql.jdbc.schema;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a component declares a column so that it is served right.
 *
 * @param scalar the kind of value, or of each element of a list
 * @param list whether it is a list
 * @param stored the stored form
 * @param precision of a decimal, otherwise 0
 * @param scale of a decimal
 * @param length the maximum length of a text in characters; 0 for none
 * @param type the database's name of a type that is not built in; null for the others
 * @param labels the names of the values of an enum; empty for everything else
 */
public record ColumnDeclaration(
    Scalar scalar,
    boolean list,
    Stored stored,
    int precision,
    int scale,
    int length,
    @Nullable String type,
    List<String> labels) {
  public ColumnDeclaration {
    labels = List.copyOf(labels);
  }

  /** A single value in its default stored form. */
  public static ColumnDeclaration of(Scalar scalar) {
    return of(scalar, Stored.DEFAULT);
  }

  /** A single value. */
  public static ColumnDeclaration of(Scalar scalar, Stored stored) {
    return new ColumnDeclaration(scalar, false, stored, 0, 0, 0, null, List.of());
  }

  /** A decimal. */
  public static ColumnDeclaration decimal(int precision, int scale, Stored stored) {
    return new ColumnDeclaration(
        Scalar.DECIMAL, false, stored, precision, scale, 0, null, List.of());
  }

  /** A text of at most so many characters, 0 for any number. */
  public static ColumnDeclaration text(int length) {
    return new ColumnDeclaration(
        Scalar.STRING, false, Stored.DEFAULT, 0, 0, length, null, List.of());
  }

  /** A list of such values. */
  public ColumnDeclaration asList() {
    return new ColumnDeclaration(scalar, true, stored, precision, scale, length, type, labels);
  }

  /** The attributes of {@code @Column} other than the name: {@code precision = 12, scale = 2}. */
  public List<String> attributes() {
    List<String> attributes = new ArrayList<>();
    if (scalar == Scalar.DECIMAL) {
      attributes.add("precision = " + precision);
      attributes.add("scale = " + scale);
    }
    if (length > 0) {
      attributes.add("length = " + length);
    }
    if (stored != Stored.DEFAULT) {
      attributes.add("stored = Stored." + stored);
    }
    if (type != null) {
      attributes.add("type = \"" + type.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    return List.copyOf(attributes);
  }

  /** The simple name of the Java class or primitive type, boxed where {@code boxed}. */
  public String javaType(boolean boxed) {
    String single =
        switch (scalar) {
          case BYTE -> boxed || list ? "Byte" : "byte";
          case SHORT -> boxed || list ? "Short" : "short";
          case INT -> boxed || list ? "Integer" : "int";
          case LONG -> boxed || list ? "Long" : "long";
          case FLOAT -> boxed || list ? "Float" : "float";
          case DOUBLE -> boxed || list ? "Double" : "double";
          case BOOLEAN -> boxed || list ? "Boolean" : "boolean";
          case DECIMAL -> "BigDecimal";
          case STRING, ENUM, JSON -> "String";
          case INSTANT -> "Instant";
          case LOCAL_DATE_TIME -> "LocalDateTime";
          case LOCAL_DATE -> "LocalDate";
          case LOCAL_TIME -> "LocalTime";
          case DURATION -> "Duration";
          case UUID -> "UUID";
          case BYTES -> "byte[]";
        };
    return list ? "List<" + single + '>' : single;
  }

  /** As it would be written: {@code @Column(precision = 12, scale = 2) BigDecimal}. */
  @Override
  public String toString() {
    List<String> attributes = attributes();
    String column = attributes.isEmpty() ? "" : "@Column(" + String.join(", ", attributes) + ") ";
    return (scalar == Scalar.JSON ? "@Json " : "") + column + javaType(false);
  }
}
