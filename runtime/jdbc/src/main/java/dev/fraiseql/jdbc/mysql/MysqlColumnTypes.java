package dev.fraiseql.jdbc.mysql;

import static dev.fraiseql.annotations.Stored.BINARY;
import static dev.fraiseql.annotations.Stored.DEFAULT;
import static dev.fraiseql.annotations.Stored.INTEGER;
import static dev.fraiseql.annotations.Stored.NATIVE;
import static dev.fraiseql.annotations.Stored.ROUNDED;
import static dev.fraiseql.annotations.Stored.TEXT;
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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Column types of MySQL and MariaDB.
 *
 * <p>Sessions are in UTC, so that {@code timestamp} and {@code datetime} are read, bound and
 * compared alike. A {@code bigint unsigned} is a {@code long} up to 2^63 - 1; larger values are
 * errors of their fields.
 */
final class MysqlColumnTypes implements ColumnTypes {
  private static final List<String> TEXTS =
      List.of("varchar", "char", "longtext", "mediumtext", "text", "tinytext");

  private static final List<String> TINY = List.of("tinyint", "tinyint(1)");
  private static final List<String> SMALL =
      join(List.of("smallint", "tinyint unsigned", "year"), TINY);
  private static final List<String> MEDIUM =
      join(List.of("int", "mediumint", "mediumint unsigned", "smallint unsigned"), SMALL);
  private static final List<String> WHOLE =
      join(List.of("bigint", "bigint unsigned", "int unsigned"), MEDIUM);
  private static final List<String> MOMENTS = List.of("datetime", "timestamp");
  private static final List<Scalar> LOCAL = List.of(Scalar.INSTANT, Scalar.LOCAL_DATE_TIME);
  private static final List<String> COUNTS =
      List.of("bigint", "bigint unsigned", "int", "int unsigned");

  private static final List<String> NATIVES =
      join(
          List.of("enum", "set", "json", "uuid", "inet4", "inet6", "decimal", "date", "time"),
          join(join(TEXTS, WHOLE), MOMENTS));

  private static final AcceptedTypes TYPES =
      new AcceptedTypes()
          .add(DEFAULT, Scalar.BYTE, TINY)
          .add(DEFAULT, Scalar.SHORT, SMALL)
          .add(DEFAULT, Scalar.INT, MEDIUM)
          .add(DEFAULT, List.of(Scalar.LONG, Scalar.DURATION), WHOLE)
          .add(DEFAULT, Scalar.FLOAT, List.of("float", "float unsigned"))
          .add(DEFAULT, Scalar.DOUBLE, List.of("double", "double unsigned"))
          .add(DEFAULT, Scalar.DECIMAL, List.of("decimal", "decimal unsigned"))
          .add(DEFAULT, List.of(Scalar.STRING, Scalar.ENUM), TEXTS)
          .add(DEFAULT, Scalar.BOOLEAN, List.of("tinyint(1)"))
          .add(DEFAULT, List.of(Scalar.INSTANT, Scalar.LOCAL_DATE_TIME), MOMENTS)
          .add(DEFAULT, Scalar.LOCAL_DATE, List.of("date"))
          .add(DEFAULT, Scalar.LOCAL_TIME, List.of("time"))
          .add(DEFAULT, Scalar.UUID, List.of("char", "varchar"))
          .add(
              DEFAULT,
              Scalar.BYTES,
              List.of("longblob", "mediumblob", "blob", "tinyblob", "varbinary", "binary"))
          .add(DEFAULT, Scalar.JSON, join(List.of("longtext", "json"), TEXTS))
          .add(NATIVE, List.of(Scalar.STRING, Scalar.ENUM), NATIVES)
          .add(NATIVE, Scalar.UUID, List.of("uuid"))
          .add(
              TEXT,
              List.of(
                  Scalar.BYTE,
                  Scalar.SHORT,
                  Scalar.INT,
                  Scalar.LONG,
                  Scalar.DECIMAL,
                  Scalar.UUID,
                  Scalar.INSTANT,
                  Scalar.LOCAL_DATE_TIME,
                  Scalar.LOCAL_DATE,
                  Scalar.LOCAL_TIME),
              TEXTS)
          .add(TEXT, Scalar.BOOLEAN, join(TEXTS, List.of("enum")))
          .add(INTEGER, Scalar.BOOLEAN, join(WHOLE, List.of("bit(1)")))
          .add(BINARY, Scalar.UUID, List.of("binary", "varbinary"))
          .add(UNIX_SECONDS, LOCAL, COUNTS)
          .add(UNIX_MILLIS, LOCAL, List.of("bigint", "bigint unsigned"))
          .add(ROUNDED, Scalar.DECIMAL, List.of("decimal", "decimal unsigned", "double", "float"));

  /** Lists are JSON arrays. */
  private static final List<String> ARRAYS =
      List.of("longtext", "mediumtext", "text", "varchar", "json");

  private static final int MOST_DIGITS = 38;
  private static final int MOST_DECIMALS = 24;
  private static final int UUID_BYTES = 16;
  private static final int UUID_CHARACTERS = 36;

  private static <T> List<T> join(List<T> first, List<T> others) {
    return Stream.concat(first.stream(), others.stream()).distinct().toList();
  }

  @Override
  public List<String> accepted(Column column, Stored stored) {
    if (column.type().list()) {
      return stored == DEFAULT ? ARRAYS : List.of();
    }
    return TYPES.names(stored, column.type().scalar());
  }

  /** A sum of whole numbers is a decimal. */
  @Override
  public boolean isWhole(ColumnType type) {
    return WHOLE.contains(type.name())
        || (type.name().startsWith("decimal") && type.precision() > 0 && type.scale() == 0);
  }

  /** Texts are compared in Unicode, which a column of another character set is converted to. */
  @Override
  public boolean accepts(Column column, Stored stored, ColumnType type) {
    Scalar scalar = column.type().scalar();
    boolean single = !column.type().list();
    boolean text = single && (scalar == Scalar.STRING || scalar == Scalar.ENUM);
    return accepted(column, stored).contains(type.name())
        && !(text && stored == DEFAULT && type.ownName() != null)
        && !(single && scalar == Scalar.UUID && !hasLengthOfUuid(stored, type));
  }

  /** It names the character set. */
  @Override
  public boolean isNamed(String name, ColumnType type) {
    return name.equals(type.ownName());
  }

  private static boolean hasLengthOfUuid(Stored stored, ColumnType type) {
    return switch (stored) {
      case DEFAULT -> type.length() >= UUID_CHARACTERS;
      case BINARY -> type.length() >= UUID_BYTES;
      default -> true;
    };
  }

  @Override
  public Optional<ColumnDeclaration> declaration(CatalogColumn found) {
    ColumnType type = found.type();
    return Optional.ofNullable(
        switch (type.name()) {
          case "tinyint" -> ColumnDeclaration.of(Scalar.BYTE);
          case "tinyint(1)" -> ColumnDeclaration.of(Scalar.BOOLEAN);
          case "bit(1)" -> ColumnDeclaration.of(Scalar.BOOLEAN, INTEGER);
          case "smallint", "tinyint unsigned", "year" -> ColumnDeclaration.of(Scalar.SHORT);
          case "int", "mediumint", "mediumint unsigned", "smallint unsigned" ->
              ColumnDeclaration.of(Scalar.INT);
          case "bigint", "bigint unsigned", "int unsigned" -> ColumnDeclaration.of(Scalar.LONG);
          case "float", "float unsigned" -> ColumnDeclaration.of(Scalar.FLOAT);
          case "double", "double unsigned" -> ColumnDeclaration.of(Scalar.DOUBLE);
          case "decimal", "decimal unsigned" -> decimal(type);
          case "char", "varchar" -> text(type, type.length());
          case "tinytext", "text", "mediumtext", "longtext" -> text(type, 0);
          case "datetime" -> ColumnDeclaration.of(Scalar.LOCAL_DATE_TIME);
          case "timestamp" -> ColumnDeclaration.of(Scalar.INSTANT);
          case "date" -> ColumnDeclaration.of(Scalar.LOCAL_DATE);
          case "time" -> ColumnDeclaration.of(Scalar.LOCAL_TIME);
          case "uuid" -> ColumnDeclaration.of(Scalar.UUID, NATIVE);
          case "json" -> ColumnDeclaration.of(Scalar.JSON);
          case "binary" ->
              type.length() == UUID_BYTES
                  ? ColumnDeclaration.of(Scalar.UUID, BINARY)
                  : ColumnDeclaration.of(Scalar.BYTES);
          case "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
              ColumnDeclaration.of(Scalar.BYTES);
          case "enum" ->
              new ColumnDeclaration(Scalar.ENUM, false, NATIVE, 0, 0, 0, null, type.labels());
          case "set", "inet4", "inet6" -> ColumnDeclaration.of(Scalar.STRING, NATIVE);
          default -> null;
        });
  }

  private static ColumnDeclaration text(ColumnType type, int length) {
    return type.ownName() == null
        ? ColumnDeclaration.text(length)
        : new ColumnDeclaration(
            Scalar.STRING, false, NATIVE, 0, 0, length, type.ownName(), List.of());
  }

  private static ColumnDeclaration decimal(ColumnType type) {
    int scale = Math.min(type.scale(), MOST_DECIMALS);
    int precision = Math.min(type.precision(), MOST_DIGITS);
    boolean narrower = scale < type.scale() || precision < type.precision();
    return ColumnDeclaration.decimal(precision, scale, narrower ? ROUNDED : DEFAULT);
  }
}
