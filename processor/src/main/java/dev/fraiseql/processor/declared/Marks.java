package dev.fraiseql.processor.declared;

import dev.fraiseql.processor.diagnose.Origin;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Our annotations on a member; null where there is none.
 *
 * @param id where {@code @Id} stands
 * @param embedded where {@code @Embedded} stands
 * @param json where {@code @Json} stands
 */
public record Marks(
    @Nullable Origin id,
    @Nullable ColumnMark column,
    @Nullable RelationMark relation,
    @Nullable Origin embedded,
    @Nullable Origin json) {

  /** An annotation {@code @Column}, its values as in the annotation. */
  public record ColumnMark(
      Written<String> name,
      Written<Integer> precision,
      Written<Integer> scale,
      Written<Integer> length,
      Written<String> unit) {

    /** The attribute to point at when none of them ought to be there. */
    public Written<?> first() {
      return Stream.of(name, precision, scale, length, unit)
          .filter(Written::given)
          .findFirst()
          .orElse(name);
    }
  }

  /**
   * An annotation {@code @Relation}.
   *
   * @param columns as the one or the other attribute gives them; empty if neither is there
   * @param columnsTwice whether both are given
   * @param mappedBy empty if it is not given
   * @param through null if it is not given
   */
  public record RelationMark(
      Written<List<String>> columns,
      boolean columnsTwice,
      Written<String> mappedBy,
      @Nullable JoinMark through,
      Origin origin) {}

  /**
   * An annotation {@code @Join}.
   *
   * @param schema null for that of the declaring type
   * @param columns empty if they are not given
   * @param inverse empty if they are not given
   */
  public record JoinMark(
      Written<String> table,
      @Nullable String schema,
      Written<List<String>> columns,
      Written<List<String>> inverse) {}
}
