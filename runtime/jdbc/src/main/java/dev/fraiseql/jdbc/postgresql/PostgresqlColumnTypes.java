package dev.fraiseql.jdbc.postgresql;

import static dev.fraiseql.jdbc.schema.StoredForm.BINARY;
import static dev.fraiseql.jdbc.schema.StoredForm.DEFAULT;
import static dev.fraiseql.jdbc.schema.StoredForm.INTEGER;
import static dev.fraiseql.jdbc.schema.StoredForm.NATIVE;
import static dev.fraiseql.jdbc.schema.StoredForm.ROUNDED;
import static dev.fraiseql.jdbc.schema.StoredForm.TEXT;
import static dev.fraiseql.jdbc.schema.StoredForm.TIMESTAMP;
import static dev.fraiseql.jdbc.schema.StoredForm.UNIX_MILLIS;
import static dev.fraiseql.jdbc.schema.StoredForm.UNIX_SECONDS;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.jdbc.schema.AcceptedTypes;
import dev.fraiseql.jdbc.schema.CatalogColumn;
import dev.fraiseql.jdbc.schema.ColumnDeclaration;
import dev.fraiseql.jdbc.schema.ColumnType;
import dev.fraiseql.jdbc.schema.ColumnTypes;
import dev.fraiseql.jdbc.schema.StoredForm;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
                  Scalar.DECIMAL,
                  Scalar.UUID,
                  Scalar.INSTANT,
                  Scalar.LOCAL_DATE_TIME,
                  Scalar.LOCAL_DATE,
                  Scalar.LOCAL_TIME),
              TEXTS)
          .add(INTEGER, List.of(Scalar.BOOLEAN, Scalar.STRING), WHOLE)
          .add(BINARY, Scalar.UUID, List.of("bytea"))
          .add(
              UNIX_SECONDS,
              List.of(Scalar.INSTANT, Scalar.LOCAL_DATE_TIME, Scalar.LOCAL_DATE),
              List.of("bigint", "integer"))
          .add(
              UNIX_MILLIS,
              List.of(Scalar.INSTANT, Scalar.LOCAL_DATE_TIME, Scalar.LOCAL_DATE),
              List.of("bigint"))
          .add(TIMESTAMP, Scalar.INSTANT, List.of(TIMESTAMP_TYPE))
          .add(TIMESTAMP, Scalar.LOCAL_DATE_TIME, List.of(TIMESTAMPTZ))
          .add(ROUNDED, Scalar.DECIMAL, List.of("numeric"));

  /** Two arrays are compared only if their types are the same. */
  private static final AcceptedTypes ARRAYS =
      new AcceptedTypes()
          .add(DEFAULT, Scalar.INT, List.of("integer"))
          .add(DEFAULT, List.of(Scalar.LONG, Scalar.DURATION), List.of("bigint"))
          .add(DEFAULT, Scalar.ENUM, List.of("text"));

  private static final Set<String> KNOWN_AS_TEXT = Set.copyOf(TEXTS);

  /** Two equal values of it can have different texts. */
  private static final String TIME_WITH_ZONE = "time with time zone";

  private static final int MOST_DIGITS = 38;

  @Override
  public boolean hasArrays() {
    return true;
  }

  @Override
  public List<String> accepted(Column column, StoredForm stored) {
    Scalar scalar = column.type().scalar();
    if (stored == NATIVE) {
      return scalar == Scalar.STRING || scalar == Scalar.ENUM
          ? List.of("any type but text, varchar and timetz")
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
  public boolean accepts(Column column, StoredForm stored, ColumnType type) {
    if (type.array() != column.type().list()) {
      return false;
    }
    boolean ownElement = type.array() && type.ownName() != null;
    if (stored == NATIVE) {
      return !accepted(column, stored).isEmpty()
          && !type.name().equals(TIME_WITH_ZONE)
          && (ownElement || !KNOWN_AS_TEXT.contains(type.name()));
    }
    return !ownElement && accepted(column, stored).contains(type.name());
  }

  @Override
  public Optional<ColumnDeclaration> declaration(CatalogColumn found) {
    ColumnType type = found.type();
    Optional<ColumnDeclaration> single =
        type.array() && type.ownName() != null ? ownType(type) : single(type);
    return type.array()
        ? single
            .filter(element -> element.scalar() != Scalar.JSON)
            .map(ColumnDeclaration::asList)
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
            type.ownName() == null ? type.name() : type.ownName(),
            type.labels()));
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
