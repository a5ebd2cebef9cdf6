package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.ValueType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A unit to which times are truncated for grouping: in UTC; weeks begin on Monday as in ISO 8601.
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

  /** The suffix that the key's name adds to the name of the field. */
  public String suffix() {
    return suffix;
  }

  /**
   * The buckets of a type, the longest first. Empty if the type is not temporal, or a custom scalar
   * shown as text.
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
