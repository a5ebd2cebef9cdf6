package dev.fraiseql.jdbc.sqlserver;

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
import java.util.Optional;

/** Column types of SQL Server. Unproven. */
final class SqlServerColumnTypes implements ColumnTypes {
  private static final List<String> TEXTS = List.of("varchar", "nvarchar");
  private static final List<String> SMALL = List.of("smallint", "tinyint");
  private static final List<String> WHOLE = List.of("bigint", "int", "smallint", "tinyint");
  private static final List<String> LOCAL = List.of("datetime2", "smalldatetime");
  private static final List<Scalar> MOMENTS = List.of(Scalar.INSTANT, Scalar.LOCAL_DATE_TIME);
  private static final int MOST_DECIMALS = 18;

  /** Seven decimals of a second, of which six are shown. */
  static final String SEVEN_DECIMALS = "(7)";

  private static final String DATETIME2_7 = "datetime2" + SEVEN_DECIMALS;
  private static final String DATETIMEOFFSET_7 = "datetimeoffset" + SEVEN_DECIMALS;
  private static final String TIME_7 = "time" + SEVEN_DECIMALS;

  /** Counts in units of 1/300 second. */
  private static final String DATETIME = "datetime";

  private static final List<String> NATIVE_TEXTS =
      List.of("uniqueidentifier", "char", "nchar", "xml", "varchar", "nvarchar");

  private static final AcceptedTypes TYPES =
      new AcceptedTypes()
          .add(DEFAULT, Scalar.BYTE, List.of("smallint"))
          .add(DEFAULT, Scalar.SHORT, SMALL)
          .add(DEFAULT, Scalar.INT, List.of("int", "smallint", "tinyint"))
          .add(DEFAULT, List.of(Scalar.LONG, Scalar.DURATION), WHOLE)
          .add(DEFAULT, Scalar.FLOAT, List.of("real"))
          .add(DEFAULT, Scalar.DOUBLE, List.of("float"))
          .add(DEFAULT, Scalar.DECIMAL, List.of("decimal", "numeric"))
          .add(DEFAULT, List.of(Scalar.STRING, Scalar.ENUM, Scalar.JSON), TEXTS)
          .add(DEFAULT, Scalar.BOOLEAN, List.of("bit"))
          .add(DEFAULT, Scalar.INSTANT, List.of("datetimeoffset"))
          .add(DEFAULT, Scalar.LOCAL_DATE_TIME, LOCAL)
          .add(DEFAULT, Scalar.LOCAL_DATE, List.of("date"))
          .add(DEFAULT, Scalar.LOCAL_TIME, List.of("time"))
          .add(DEFAULT, Scalar.UUID, List.of("char", "varchar"))
          .add(DEFAULT, Scalar.BYTES, List.of("varbinary", "binary"))
          .add(NATIVE, List.of(Scalar.STRING, Scalar.ENUM), NATIVE_TEXTS)
          .add(NATIVE, Scalar.UUID, List.of("uniqueidentifier"))
          .add(
              TEXT,
              List.of(
                  Scalar.BOOLEAN,
                  Scalar.BYTE,
                  Scalar.SHORT,
                  Scalar.INT,
                  Scalar.LONG,
                  Scalar.DECIMAL,
                  Scalar.LOCAL_DATE,
                  Scalar.LOCAL_TIME),
              TEXTS)
          .add(TEXT, MOMENTS, TEXTS)
          .add(TEXT, Scalar.UUID, List.of("varchar", "nvarchar", "char", "nchar"))
          .add(INTEGER, Scalar.BOOLEAN, WHOLE)
          .add(BINARY, Scalar.UUID, List.of("binary", "varbinary"))
          .add(UNIX_SECONDS, MOMENTS, List.of("bigint", "int"))
          .add(UNIX_MILLIS, MOMENTS, List.of("bigint"))
          .add(TIMESTAMP, Scalar.INSTANT, LOCAL)
          .add(TIMESTAMP, Scalar.LOCAL_DATE_TIME, List.of("datetimeoffset"))
          .add(
              ROUNDED,
              Scalar.DECIMAL,
              List.of("decimal", "numeric", "money", "smallmoney", "float", "real"))
          .add(ROUNDED, Scalar.INSTANT, List.of(DATETIMEOFFSET_7, DATETIME2_7, DATETIME))
          .add(ROUNDED, Scalar.LOCAL_DATE_TIME, List.of(DATETIME2_7, DATETIME))
          .add(ROUNDED, Scalar.LOCAL_TIME, List.of(TIME_7));

  @Override
  public List<String> accepted(Column column, Stored stored) {
    if (column.type().list()) {
      return stored == DEFAULT ? TEXTS : List.of();
    }
    return TYPES.names(stored, column.type().scalar());
  }

  /** A name of another database's type is ignored. */
  @Override
  public boolean isNamed(String name, ColumnType type) {
    return !NATIVE_TEXTS.contains(name) || name.equals(type.name());
  }

  @Override
  public Optional<String> typeName(ColumnType type) {
    return NATIVE_TEXTS.contains(type.name()) ? Optional.of(type.name()) : Optional.empty();
  }

  @Override
  public boolean isWhole(ColumnType type) {
    return WHOLE.contains(type.name());
  }

  @Override
  public Optional<ColumnDeclaration> declaration(CatalogColumn found) {
    ColumnType type = found.type();
    return Optional.ofNullable(
        switch (type.name()) {
          case "tinyint", "smallint" -> ColumnDeclaration.of(Scalar.SHORT);
          case "int" -> ColumnDeclaration.of(Scalar.INT);
          case "bigint" -> ColumnDeclaration.of(Scalar.LONG);
          case "real" -> ColumnDeclaration.of(Scalar.FLOAT);
          case "float" -> ColumnDeclaration.of(Scalar.DOUBLE);
          case "decimal", "numeric" ->
              ColumnDeclaration.decimal(
                  type.precision(),
                  Math.min(type.scale(), MOST_DECIMALS),
                  type.scale() > MOST_DECIMALS ? ROUNDED : DEFAULT);
          case "money" -> ColumnDeclaration.decimal(19, 4, ROUNDED);
          case "smallmoney" -> ColumnDeclaration.decimal(10, 4, ROUNDED);
          case "varchar", "nvarchar" -> ColumnDeclaration.text(type.length());
          case "bit" -> ColumnDeclaration.of(Scalar.BOOLEAN);
          case "datetimeoffset" -> ColumnDeclaration.of(Scalar.INSTANT);
          case "datetime2", "smalldatetime" -> ColumnDeclaration.of(Scalar.LOCAL_DATE_TIME);
          case DATETIMEOFFSET_7 -> ColumnDeclaration.of(Scalar.INSTANT, ROUNDED);
          case DATETIME2_7, DATETIME -> ColumnDeclaration.of(Scalar.LOCAL_DATE_TIME, ROUNDED);
          case TIME_7 -> ColumnDeclaration.of(Scalar.LOCAL_TIME, ROUNDED);
          case "date" -> ColumnDeclaration.of(Scalar.LOCAL_DATE);
          case "time" -> ColumnDeclaration.of(Scalar.LOCAL_TIME);
          case "binary", "varbinary" -> ColumnDeclaration.of(Scalar.BYTES);
          case "uniqueidentifier" -> ColumnDeclaration.of(Scalar.UUID, NATIVE);
          case "char", "nchar", "xml" ->
              new ColumnDeclaration(Scalar.STRING, false, NATIVE, 0, 0, 0, type.name(), List.of());
          default -> null;
        });
  }
}
