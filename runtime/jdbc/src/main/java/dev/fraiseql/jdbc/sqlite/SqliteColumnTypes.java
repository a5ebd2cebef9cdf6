package dev.fraiseql.jdbc.sqlite;

import static dev.fraiseql.annotations.Stored.BINARY;
import static dev.fraiseql.annotations.Stored.DEFAULT;
import static dev.fraiseql.annotations.Stored.INTEGER;
import static dev.fraiseql.annotations.Stored.JULIAN_DAY;
import static dev.fraiseql.annotations.Stored.ROUNDED;
import static dev.fraiseql.annotations.Stored.UNIX_MILLIS;
import static dev.fraiseql.annotations.Stored.UNIX_SECONDS;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.schema.AcceptedTypes;
import dev.fraiseql.jdbc.schema.CatalogColumn;
import dev.fraiseql.jdbc.schema.ColumnDeclaration;
import dev.fraiseql.jdbc.schema.ColumnType;
import dev.fraiseql.jdbc.schema.ColumnTypes;
import dev.fraiseql.jdbc.schema.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Column types of SQLite, by their affinity. It decides how numbers and texts are compared, and not
 * which of them a column holds: {@link SqliteSample} judges that by stored values.
 */
final class SqliteColumnTypes implements ColumnTypes {
  static final String TEXT = "TEXT affinity";
  private static final String WHOLE = "INTEGER affinity";
  private static final String REAL = "REAL affinity";
  private static final String NUMERIC = "NUMERIC affinity";
  private static final String BLOB = "BLOB affinity";

  /** Of a column without a type, and of ANY in a STRICT table: values stay as they are. */
  private static final String ANY = "no affinity";

  private static final List<String> WHOLE_NUMBERS = List.of(WHOLE, NUMERIC, ANY);
  private static final List<String> NUMBERS = List.of(REAL, NUMERIC, WHOLE, ANY);

  /** Such texts look like no numbers, so that NUMERIC affinity leaves them as they are. */
  private static final List<String> SPELLED = List.of(TEXT, NUMERIC, ANY);

  /** Of columns that compare texts with numbers as different values. */
  private static final List<String> BYTES = List.of(BLOB, ANY);

  private static final List<Scalar> MOMENTS = List.of(Scalar.INSTANT, Scalar.LOCAL_DATE_TIME);

  /** Follows the affinity of a text column under another collation than BINARY. */
  static final String COLLATED = " under the collation ";

  private static final AcceptedTypes TYPES =
      new AcceptedTypes()
          .add(
              DEFAULT,
              List.of(
                  Scalar.BYTE,
                  Scalar.SHORT,
                  Scalar.INT,
                  Scalar.LONG,
                  Scalar.DURATION,
                  Scalar.BOOLEAN),
              WHOLE_NUMBERS)
          .add(DEFAULT, List.of(Scalar.FLOAT, Scalar.DOUBLE), NUMBERS)
          .add(DEFAULT, Scalar.DECIMAL, List.of(NUMERIC, REAL, WHOLE, ANY))
          .add(DEFAULT, List.of(Scalar.STRING, Scalar.ENUM), List.of(TEXT, ANY))
          .add(
              DEFAULT,
              List.of(Scalar.UUID, Scalar.LOCAL_DATE, Scalar.LOCAL_TIME, Scalar.JSON),
              SPELLED)
          .add(DEFAULT, MOMENTS, SPELLED)
          .add(DEFAULT, Scalar.BYTES, List.of(BLOB, ANY))
          .add(
              Stored.TEXT,
              List.of(Scalar.BOOLEAN, Scalar.UUID, Scalar.LOCAL_DATE, Scalar.LOCAL_TIME),
              SPELLED)
          .add(Stored.TEXT, MOMENTS, SPELLED)
          .add(
              Stored.TEXT,
              List.of(Scalar.BYTE, Scalar.SHORT, Scalar.INT, Scalar.LONG, Scalar.DECIMAL),
              List.of(TEXT, ANY))
          .add(INTEGER, Scalar.BOOLEAN, WHOLE_NUMBERS)
          .add(BINARY, Scalar.UUID, List.of(BLOB, NUMERIC, ANY))
          .add(UNIX_SECONDS, MOMENTS, WHOLE_NUMBERS)
          .add(UNIX_MILLIS, MOMENTS, WHOLE_NUMBERS)
          .add(JULIAN_DAY, MOMENTS, NUMBERS)
          .add(ROUNDED, Scalar.DECIMAL, NUMBERS);

  /** Lists are JSON arrays. */
  private static final List<String> ARRAYS = List.of(TEXT, ANY);

  /** Decimals of more digits are stored as text. */
  private static final int DIGITS_OF_A_DOUBLE = 15;

  private static final int DEFAULT_SCALE = 6;

  /** In the order in which they are suggested. */
  static final List<Stored> FORMS =
      List.of(
          DEFAULT,
          Stored.TEXT,
          INTEGER,
          BINARY,
          JULIAN_DAY,
          UNIX_SECONDS,
          UNIX_MILLIS,
          ROUNDED,
          Stored.NATIVE);

  /** The affinity of a declared type, by the rules of SQLite. */
  static String affinity(String declared) {
    String type = declared.toUpperCase(Locale.ROOT);
    if (type.contains("INT")) {
      return WHOLE;
    }
    if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
      return TEXT;
    }
    if (type.isEmpty() || type.equals("ANY")) {
      return ANY;
    }
    if (type.contains("BLOB")) {
      return BLOB;
    }
    return type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB") ? REAL : NUMERIC;
  }

  @Override
  public List<String> accepted(Column column, Stored stored) {
    ValueType type = column.type();
    if (stored == Stored.NATIVE) {
      boolean text = type.scalar() == Scalar.STRING || type.scalar() == Scalar.ENUM;
      return text && !type.list() ? List.of("any type with an affinity but BLOB") : List.of();
    }
    if (type.list()) {
      return stored == DEFAULT ? ARRAYS : List.of();
    }
    boolean text =
        type.scalar() == Scalar.DECIMAL
            && type.precision() > DIGITS_OF_A_DOUBLE
            && stored == DEFAULT;
    return text ? List.of(TEXT, ANY) : TYPES.names(stored, type.scalar());
  }

  /** A text finds the number that it shows only where an affinity converts it. */
  @Override
  public boolean accepts(Column column, Stored stored, ColumnType type) {
    return stored == Stored.NATIVE
        ? !accepted(column, stored).isEmpty() && !BYTES.contains(type.name())
        : accepted(column, stored).contains(type.name());
  }

  @Override
  public boolean isWhole(ColumnType type) {
    return type.name().equals(WHOLE);
  }

  /** The digits of a declared type are not enforced; the sample has some. */
  @Override
  public boolean limitsDigits(Column column) {
    return false;
  }

  @Override
  public boolean isLikely(Column column, Stored stored, CatalogColumn found) {
    return SqliteSample.isLikely(found.sample(), column.type(), stored);
  }

  @Override
  public boolean needsSample(Column column) {
    return !column.type().list() && column.type().scalar() != Scalar.JSON;
  }

  @Override
  public Optional<Mismatch> judgeSample(Column column, Stored stored, CatalogColumn found) {
    return SqliteSample.judge(column, stored, found);
  }

  /**
   * Of the Java types that a declared type suggests, the first one that the sample is of, in the
   * first stored form that it is in.
   */
  @Override
  public Optional<ColumnDeclaration> declaration(CatalogColumn found) {
    return candidates(found).stream().flatMap(candidate -> inForm(candidate, found)).findFirst();
  }

  private Stream<ColumnDeclaration> inForm(ColumnDeclaration candidate, CatalogColumn found) {
    ValueType type =
        candidate.scalar() == Scalar.DECIMAL
            ? ValueType.decimal(candidate.precision(), candidate.scale())
            : ValueType.of(candidate.scalar());
    Column column = new Column(found.name(), type, true, candidate.length());
    return FORMS.stream()
        .filter(stored ->
            accepts(column, stored, found.type())
                && SqliteSample.isLikely(found.sample(), type, stored)
                && judgeSample(column, stored, found).isEmpty())
        .map(stored ->
            new ColumnDeclaration(
                candidate.scalar(),
                false,
                stored,
                candidate.precision(),
                candidate.scale(),
                candidate.length(),
                null,
                List.of()));
  }

  private static List<ColumnDeclaration> candidates(CatalogColumn found) {
    ColumnType type = found.type();
    List<Object> sample = found.sample();
    String declared = type.declared().replaceFirst("\\(.*", "").strip().toLowerCase(Locale.ROOT);
    boolean moments =
        !sample.isEmpty()
            && sample.stream().allMatch(v -> v instanceof Number || SqliteSample.isMoment(v));
    ColumnDeclaration dateTime =
        ColumnDeclaration.of(moments ? Scalar.INSTANT : Scalar.LOCAL_DATE_TIME);
    List<ColumnDeclaration> all = new ArrayList<>();
    switch (declared) {
      case "date" -> all.add(ColumnDeclaration.of(Scalar.LOCAL_DATE));
      case "time" -> all.add(ColumnDeclaration.of(Scalar.LOCAL_TIME));
      case "datetime", "timestamp", "timestamptz" -> all.add(dateTime);
      case "bool", "boolean" -> all.add(ColumnDeclaration.of(Scalar.BOOLEAN));
      case "uuid", "guid" -> all.add(ColumnDeclaration.of(Scalar.UUID));
      case "json", "jsonb" -> all.add(ColumnDeclaration.of(Scalar.JSON));
      default -> {
        // A text of unlimited length, all of whose values are dates, is a date.
        if (type.name().equals(TEXT) && type.length() == 0 && !sample.isEmpty()) {
          all.add(ColumnDeclaration.of(Scalar.LOCAL_DATE));
          all.add(dateTime);
          all.add(ColumnDeclaration.of(Scalar.UUID));
        }
      }
    }
    switch (type.name()) {
      case WHOLE -> all.add(ColumnDeclaration.of(Scalar.LONG));
      case REAL -> all.add(ColumnDeclaration.of(Scalar.DOUBLE));
      case TEXT -> all.add(ColumnDeclaration.text(type.length()));
      case BLOB -> all.add(ColumnDeclaration.of(Scalar.BYTES));
      case ANY -> {
        all.add(ColumnDeclaration.text(0));
        all.add(ColumnDeclaration.of(Scalar.LONG));
        all.add(ColumnDeclaration.of(Scalar.BYTES));
      }
      default -> all.add(decimal(type, sample));
    }
    all.add(ColumnDeclaration.of(Scalar.DOUBLE));
    all.add(ColumnDeclaration.text(0));
    return all;
  }

  /** With the declared digits; without such, those of the sample. */
  private static ColumnDeclaration decimal(ColumnType type, List<Object> sample) {
    int scale = type.scale();
    if (type.precision() == 0) {
      scale =
          sample.stream()
              .filter(Number.class::isInstance)
              .mapToInt(value -> SqliteSample.decimal(value).scale())
              .max()
              .orElse(DEFAULT_SCALE);
    }
    int precision = type.precision() == 0 ? DIGITS_OF_A_DOUBLE : type.precision();
    return ColumnDeclaration.decimal(
        Math.min(precision, DIGITS_OF_A_DOUBLE), Math.clamp(scale, 0, DEFAULT_SCALE), DEFAULT);
  }
}
