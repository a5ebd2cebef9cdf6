package dev.fraiseql.contract.model;

/**
 * How mutations write a field with a column.
 *
 * @param source where a value comes from
 * @param version whether it is the version of the row
 * @param definition the SQL expression by which generated DDL computes it; empty for none
 */
public record WriteRule(Source source, boolean version, String definition) {

  /** A value that the caller gives. */
  public static final WriteRule INPUT = of(Source.INPUT);

  /** Where a value comes from. */
  public enum Source {
    /** The caller. */
    INPUT,
    /** The field only reads its column. */
    NONE,
    /** The database numbers new rows. */
    IDENTITY,
    /** The caller; a random UUID if the caller gives none. */
    UUID,
    /** The caller; the database if the caller gives none. */
    DATABASE_ON_INSERT,
    /** The database, always. */
    DATABASE
  }

  /** A field with a source. */
  public static WriteRule of(Source source) {
    return new WriteRule(source, false, "");
  }

  /** The version of the row, which mutations raise. */
  public static WriteRule ofVersion() {
    return new WriteRule(Source.NONE, true, "");
  }

  /** Whether the input of a create has the field. */
  public boolean isCreated() {
    return source == Source.INPUT || source == Source.UUID || source == Source.DATABASE_ON_INSERT;
  }

  /** Whether a create can leave the field out although it is never null. */
  public boolean isOptional() {
    return source == Source.UUID || source == Source.DATABASE_ON_INSERT;
  }

  /** Whether the database gives a new row a value that the statement does not. */
  public boolean isFilledByDatabase() {
    return source == Source.IDENTITY
        || source == Source.DATABASE
        || source == Source.DATABASE_ON_INSERT;
  }
}
