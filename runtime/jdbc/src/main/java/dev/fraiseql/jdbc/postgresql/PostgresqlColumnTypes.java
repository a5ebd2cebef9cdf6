package dev.fraiseql.jdbc.postgresql;

import static dev.fraiseql.annotations.Stored.BINARY;
import static dev.fraiseql.annotations.Stored.DEFAULT;
import static dev.fraiseql.annotations.Stored.INTEGER;
import static dev.fraiseql.annotations.Stored.NATIVE;
import static dev.fraiseql.annotations.Stored.ROUNDED;
import static dev.fraiseql.annotations.Stored.TEXT;
import static dev.fraiseql.annotations.Stored.TIMESTAMP;
import static dev.fraiseql.annotations.Stored.UNIX_MILLIS;
import static dev.fraiseql.annotations.Stored.UNIX_SECONDS;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.jdbc.schema.AcceptedTypes;
import dev.fraiseql.jdbc.schema.CatalogColumn;
import dev.fraiseql.jdbc.schema.ColumnDeclaration;
import dev.fraiseql.jdbc.schema.ColumnType;
import dev.fraiseql.jdbc.schema.ColumnTypes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Column types of PostgreSQL, by their names in SQL.
 *
 * <p>A number of another kind is not accepted: its binary form, which is sent from the second run
 * of a statement on, has other bytes. A domain counts as its base type, which is what the server
 * sends; an array of a domain does not, because no operator compares it with an array of the base
 * type.
 */
final class PostgresqlColumnTypes implements ColumnTypes {
  private static final List<String> TEXTS = List.of("text", "character varying");
  private static final List<String> SPELLED = List.of("text", "character varying", "character");
  private static final List<Scalar> MOMENTS = List.of(Scalar.INSTANT, Scalar.LOCAL_DATE_TIME);
  private static final List<String> WHOLE = List.of("bigint", "integer", "smallint");
  private static final String TIMESTAMPTZ = "timestamp with time zone";
  private static final String TIMESTAMP_TYPE = "timestamp without time zone";

  private static final AcceptedTypes SINGLE =
      new AcceptedTypes()
          .add(DEFAULT, List.of(Scalar.BYTE, Scalar.SHORT), List.of("smallint"))
          .add(DEFAULT, Scalar.INT, List.of("integer", "smallint"))
          .add(DEFAULT, List.of(Scalar.LONG, Scalar.DURATION), WHOLE)
          .add(DEFAULT, Scalar.FLOAT, List.of("real"))
          .add(DEFAULT, Scalar.DOUBLE, List.of("double precision"))
          .add(DEFAULT, Scalar.DECIMAL, List.of("numeric"))
          .add(DEFAULT, List.of(Scalar.STRING, Scalar.ENUM), TEXTS)
          .add(DEFAULT, Scalar.BOOLEAN, List.of("boolean"))
          .add(DEFAULT, Scalar.INSTANT, List.of(TIMESTAMPTZ))
          .add(DEFAULT, Scalar.LOCAL_DATE_TIME, List.of(TIMESTAMP_TYPE))
          .add(DEFAULT, Scalar.LOCAL_DATE, List.of("date"))
          .add(DEFAULT, Scalar.LOCAL_TIME, List.of("time without time zone"))
          .add(DEFAULT, Scalar.UUID, List.of("uuid"))
          .add(DEFAULT, Scalar.BYTES, List.of("bytea"))
          .add(DEFAULT, Scalar.JSON, List.of("jsonb", "json"))
          .add(
              TEXT,
              List.of(
                  Scalar.BOOLEAN,
                  Scalar.BYTE,
                  Scalar.SHORT,
                  Scalar.INT,
                  Scalar.LONG,
                  Scalar.FLOAT,
                  Scalar.DOUBLE,
                  Scalar.DECIMAL,
                  Scalar.UUID,
                  Scalar.INSTANT,
                  Scalar.LOCAL_DATE_TIME,
                  Scalar.LOCAL_DATE,
                  Scalar.LOCAL_TIME),
              SPELLED)
          .add(INTEGER, Scalar.BOOLEAN, WHOLE)
          .add(BINARY, Scalar.UUID, List.of("bytea"))
          .add(UNIX_SECONDS, MOMENTS, List.of("bigint", "integer"))
          .add(UNIX_MILLIS, MOMENTS, List.of("bigint"))
          .add(TIMESTAMP, Scalar.INSTANT, List.of(TIMESTAMP_TYPE))
          .add(TIMESTAMP, Scalar.LOCAL_DATE_TIME, List.of(TIMESTAMPTZ))
          .add(ROUNDED, Scalar.DECIMAL, List.of("numeric", "double precision", "real", "money"));

  /** Two arrays are compared only if their types are the same. */
  private static final AcceptedTypes ARRAYS =
      new AcceptedTypes()
          .add(DEFAULT, Scalar.INT, List.of("integer"))
          .add(DEFAULT, List.of(Scalar.LONG, Scalar.DURATION), List.of("bigint"))
          .add(DEFAULT, Scalar.ENUM, List.of("text"));

  /** Two equal values of it can have different texts. */
  private static final String TIME_WITH_ZONE = "time with time zone";

  private static final int MOST_DIGITS = 38;

  /** Follows the name of a text type under a collation for which different texts are equal. */
  static final String NONDETERMINISTIC = " of a nondeterministic collation";

  /** Other names of built-in types. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("varchar", "character varying"),
          Map.entry("char", "character"),
          Map.entry("bpchar", "character"),
          Map.entry("bool", "boolean"),
          Map.entry("int2", "smallint"),
          Map.entry("int", "integer"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("decimal", "numeric"),
          Map.entry("timestamptz", TIMESTAMPTZ),
          Map.entry("timestamp", TIMESTAMP_TYPE),
          Map.entry("timetz", TIME_WITH_ZONE),
          Map.entry("time", "time without time zone"),
          Map.entry("varbit", "bit varying"));

  @Override
  public boolean hasArrays() {
    return true;
  }

  @Override
  public boolean isWhole(ColumnType type) {
    return WHOLE.contains(type.name()) && !type.array();
  }

  @Override
  public boolean limitsDigits(Column column) {
    return true;
  }

  @Override
  public List<String> accepted(Column column, Stored stored) {
    Scalar scalar = column.type().scalar();
    if (stored == NATIVE) {
      return scalar == Scalar.STRING || scalar == Scalar.ENUM
          ? List.of("any type but timetz")
          : List.of();
    }
    if (column.type().list()) {
      if (stored == DEFAULT && scalar == Scalar.STRING) {
        return List.of(column.length() > 0 ? "character varying" : "text");
      }
      List<String> exact = ARRAYS.names(stored, scalar);
      return exact.isEmpty() && stored == DEFAULT ? SINGLE.names(stored, scalar) : exact;
    }
    return SINGLE.names(stored, scalar);
  }

  @Override
  public boolean accepts(Column column, Stored stored, ColumnType type) {
    if (type.array() != column.type().list()) {
      return false;
    }
    boolean ownElement = type.array() && type.ownName() != null;
    if (stored == NATIVE) {
      return !accepted(column, stored).isEmpty() && !type.name().equals(TIME_WITH_ZONE);
    }
    return !ownElement && accepted(column, stored).contains(type.name());
  }

  @Override
  public boolean isNamed(String name, ColumnType type) {
    String given = bare(name);
    String found = type.ownName() == null ? type.name() : bare(type.ownName());
    return ALIASES.getOrDefault(given, given).equals(found.replace(NONDETERMINISTIC, ""));
  }

  @Override
  public Optional<String> typeName(ColumnType type) {
    return Optional.ofNullable(typeOf(type));
  }

  /** A name without schema, quotes and modifiers. */
  private static String bare(String name) {
    String unqualified =
        name.replaceFirst("\\([0-9, ]*\\)$", "").replaceFirst("^(\"[^\"]*\"|[^\".]*)\\.", "");
    return unqualified.startsWith("\"")
        ? unqualified.substring(1, unqualified.length() - 1).replace("\"\"", "\"")
        : unqualified.toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<ColumnDeclaration> declaration(CatalogColumn found) {
    ColumnType type = found.type();
    Optional<ColumnDeclaration> single =
        type.array() && type.ownName() != null ? ownType(type) : single(type);
    return type.array()
        ? single.filter(element -> element.scalar() != Scalar.JSON).map(ColumnDeclaration::asList)
        : single;
  }

  private static Optional<ColumnDeclaration> single(ColumnType type) {
    return switch (type.name()) {
      case "smallint" -> Optional.of(ColumnDeclaration.of(Scalar.SHORT));
      case "integer" -> Optional.of(ColumnDeclaration.of(Scalar.INT));
      case "bigint" -> Optional.of(ColumnDeclaration.of(Scalar.LONG));
      case "real" -> Optional.of(ColumnDeclaration.of(Scalar.FLOAT));
      case "double precision" -> Optional.of(ColumnDeclaration.of(Scalar.DOUBLE));
      case "numeric" -> Optional.of(decimal(type));
      case "text" -> Optional.of(ColumnDeclaration.text(0));
      case "character varying" -> Optional.of(ColumnDeclaration.text(type.length()));
      case "boolean" -> Optional.of(ColumnDeclaration.of(Scalar.BOOLEAN));
      case TIMESTAMPTZ -> Optional.of(ColumnDeclaration.of(Scalar.INSTANT));
      case TIMESTAMP_TYPE -> Optional.of(ColumnDeclaration.of(Scalar.LOCAL_DATE_TIME));
      case "date" -> Optional.of(ColumnDeclaration.of(Scalar.LOCAL_DATE));
      case "time without time zone" -> Optional.of(ColumnDeclaration.of(Scalar.LOCAL_TIME));
      case TIME_WITH_ZONE -> Optional.empty();
      case "uuid" -> Optional.of(ColumnDeclaration.of(Scalar.UUID));
      case "bytea" -> Optional.of(ColumnDeclaration.of(Scalar.BYTES));
      case "json", "jsonb" -> Optional.of(ColumnDeclaration.of(Scalar.JSON));
      default -> ownType(type);
    };
  }

  /** Served as its text; an enum as its labels. */
  private static Optional<ColumnDeclaration> ownType(ColumnType type) {
    return Optional.of(
        new ColumnDeclaration(
            type.labels().isEmpty() ? Scalar.STRING : Scalar.ENUM,
            false,
            NATIVE,
            0,
            0,
            0,
            typeOf(type),
            type.labels()));
  }

  /** A name that {@code @Column(type = ...)} can have; null for others, such as intervals. */
  private static @Nullable String typeOf(ColumnType type) {
    String name = type.ownName() == null ? type.name() : type.ownName();
    if (name.equals("character")) {
      return "bpchar"; // the other names of the type mean one character
    }
    boolean cuts = name.equals("bit") || name.endsWith(NONDETERMINISTIC);
    return cuts || type.array() ? null : name;
  }

  /** A number of unlimited digits is rounded to what a client can expect of it. */
  private static ColumnDeclaration decimal(ColumnType type) {
    int scale = Math.max(0, type.scale());
    int precision = Math.max(type.precision(), type.precision() - type.scale());
    return type.precision() == 0 || precision > MOST_DIGITS
        ? ColumnDeclaration.decimal(MOST_DIGITS, 10, ROUNDED)
        : ColumnDeclaration.decimal(Math.max(precision, scale), scale, DEFAULT);
  }
}
