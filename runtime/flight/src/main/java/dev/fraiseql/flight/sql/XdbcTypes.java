package dev.fraiseql.flight.sql;

import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ScalarModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetXdbcTypeInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.Nullable;
import org.apache.arrow.flight.sql.impl.FlightSql.Searchable;
import org.apache.arrow.flight.sql.impl.FlightSql.XdbcDataType;
import org.apache.arrow.flight.sql.impl.FlightSql.XdbcDatetimeSubcode;

/** Describes the types of columns under their GraphQL names. */
public final class XdbcTypes {
  private static final int DECIMAL_DIGITS = 38;

  private final List<Type> types = new ArrayList<>();

  private record Type(String name, Scalar stored) {}

  /** The types of a model: GraphQL's scalars, its enums, and its custom scalars. */
  public XdbcTypes(Model model) {
    for (Scalar scalar : Scalar.values()) {
      if (scalar != Scalar.ENUM) {
        types.add(new Type(scalar.graphql(), scalar));
      }
    }
    for (EnumModel each : model.enums()) {
      types.add(new Type(each.name(), Scalar.ENUM));
    }
    for (ScalarModel each : model.scalars()) {
      types.add(new Type(each.name(), each.type().scalar()));
    }
    types.sort(Comparator.comparingInt(type -> dataType(type.stored()).getNumber()));
  }

  /** All types, or those with the requested number. */
  public MetadataTable table(CommandGetXdbcTypeInfo request) {
    List<List<@org.jspecify.annotations.Nullable Object>> rows = new ArrayList<>();
    for (Type type : types) {
      int number = dataType(type.stored()).getNumber();
      if (!request.hasDataType() || request.getDataType() == number) {
        rows.add(row(type, number));
      }
    }
    return new MetadataTable(MetadataSchemas.XDBC_TYPES, rows);
  }

  private static List<@org.jspecify.annotations.Nullable Object> row(Type type, int number) {
    Scalar stored = type.stored();
    boolean decimal = stored == Scalar.DECIMAL;
    boolean numeric =
        decimal || stored.isInteger() || stored == Scalar.FLOAT || stored == Scalar.DOUBLE;
    boolean quoted = !numeric && stored != Scalar.BOOLEAN;
    @org.jspecify.annotations.Nullable Integer subcode = subcode(stored);
    return Arrays.asList(
        type.name(),
        number,
        size(stored),
        quoted ? "'" : null,
        quoted ? "'" : null,
        decimal ? List.of("precision", "scale") : null,
        Nullable.NULLABILITY_NULLABLE_VALUE,
        stored == Scalar.STRING || stored == Scalar.ENUM,
        searchable(stored),
        numeric ? false : null,
        false,
        numeric ? false : null,
        type.name(),
        decimal ? 0 : null,
        decimal ? DECIMAL_DIGITS : null,
        subcode == null ? number : XdbcDataType.XDBC_DATETIME_VALUE,
        subcode,
        numeric ? 10 : null,
        null);
  }

  private static XdbcDataType dataType(Scalar scalar) {
    return switch (scalar) {
      case BYTE -> XdbcDataType.XDBC_TINYINT;
      case SHORT -> XdbcDataType.XDBC_SMALLINT;
      case INT -> XdbcDataType.XDBC_INTEGER;
      case LONG -> XdbcDataType.XDBC_BIGINT;
      case FLOAT -> XdbcDataType.XDBC_REAL;
      case DOUBLE -> XdbcDataType.XDBC_DOUBLE;
      case DECIMAL -> XdbcDataType.XDBC_DECIMAL;
      case STRING, UUID, ENUM, JSON -> XdbcDataType.XDBC_VARCHAR;
      case BOOLEAN -> XdbcDataType.XDBC_BIT;
      case INSTANT, LOCAL_DATE_TIME -> XdbcDataType.XDBC_TIMESTAMP;
      case LOCAL_DATE -> XdbcDataType.XDBC_DATE;
      case LOCAL_TIME -> XdbcDataType.XDBC_TIME;
      case DURATION -> XdbcDataType.XDBC_INTERVAL;
      case BYTES -> XdbcDataType.XDBC_VARBINARY;
    };
  }

  private static @org.jspecify.annotations.Nullable Integer subcode(Scalar scalar) {
    return switch (scalar) {
      case INSTANT, LOCAL_DATE_TIME -> XdbcDatetimeSubcode.XDBC_SUBCODE_TIMESTAMP_VALUE;
      case LOCAL_DATE -> XdbcDatetimeSubcode.XDBC_SUBCODE_DATE_VALUE;
      case LOCAL_TIME -> XdbcDatetimeSubcode.XDBC_SUBCODE_TIME_VALUE;
      default -> null;
    };
  }

  /** Digits of numbers, characters of texts; null for no limit and for other types. */
  private static @org.jspecify.annotations.Nullable Integer size(Scalar scalar) {
    return switch (scalar) {
      case BYTE -> 3;
      case SHORT -> 5;
      case INT -> 10;
      case LONG -> 19;
      case FLOAT -> 7;
      case DOUBLE -> 15;
      case DECIMAL -> DECIMAL_DIGITS;
      case BOOLEAN -> 1;
      case UUID -> 36;
      case INSTANT, LOCAL_DATE_TIME -> 26;
      case LOCAL_DATE -> 10;
      case LOCAL_TIME -> 15;
      case STRING, ENUM, JSON, BYTES, DURATION -> null;
    };
  }

  private static int searchable(Scalar scalar) {
    return switch (scalar) {
      case JSON -> Searchable.SEARCHABLE_NONE_VALUE;
      case STRING -> Searchable.SEARCHABLE_FULL_VALUE;
      default -> Searchable.SEARCHABLE_BASIC_VALUE;
    };
  }
}
