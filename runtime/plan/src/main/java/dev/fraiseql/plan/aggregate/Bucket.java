package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.ValueType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A stretch of time that values are grouped by, known by its first moment: in UTC, weeks beginning
 * on Monday as in ISO 8601.
 */
public enum Bucket {
  YEAR("Year"),
  QUARTER("Quarter"),
  MONTH("Month"),
  WEEK("Week"),
  DAY("Day"),
  HOUR("Hour");

  private final String suffix;

  Bucket(String suffix) {
    this.suffix = suffix;
  }

  /** What its key's name ends in, behind the name of the field. */
  public String suffix() {
    return suffix;
  }

  /**
   * The buckets that values of a type fall into, the longest first; none if it is no time, or one
   * that is shown as a text of the author's.
   */
  public static List<Bucket> of(ValueType type) {
    Set<Bucket> none = EnumSet.noneOf(Bucket.class);
    Set<Bucket> some =
        type.list() || type.isCustomText()
            ? none
            : switch (type.scalar()) {
              case INSTANT, LOCAL_DATE_TIME -> EnumSet.allOf(Bucket.class);
              case LOCAL_DATE -> EnumSet.range(YEAR, DAY);
              case LOCAL_TIME -> EnumSet.of(HOUR);
              default -> none;
            };
    return Arrays.stream(values()).filter(some::contains).toList();
  }
}
