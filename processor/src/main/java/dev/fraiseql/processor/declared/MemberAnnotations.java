package dev.fraiseql.processor.declared;

import dev.fraiseql.processor.diagnose.Origin;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The FraiseQL annotations of a member; null where there is none.
 *
 * @param id where {@code @Id} stands
 * @param embedded where {@code @Embedded} stands
 * @param json where {@code @Json} stands
 * @param writes how mutations write it
 */
public record MemberAnnotations(
    @Nullable Origin id,
    @Nullable ColumnAnnotation column,
    @Nullable RelationAnnotation relation,
    @Nullable Origin embedded,
    @Nullable Origin json,
    WriteAnnotations writes) {

  /**
   * An annotation {@code @Column}, its values as in the annotation: constants of enums are their
   * names.
   */
  public record ColumnAnnotation(
      Attribute<String> name,
      Attribute<Integer> precision,
      Attribute<Integer> scale,
      Attribute<Integer> length,
      Attribute<String> unit,
      Attribute<String> scalar,
      Attribute<Boolean> readOnly,
      Attribute<String> stored,
      Attribute<String> type,
      Attribute<String> generated,
      Attribute<String> definition) {

    /** The attribute to point at when none of them ought to be there. */
    public Attribute<?> first() {
      return Stream.of(
              name,
              precision,
              scale,
              length,
              unit,
              scalar,
              readOnly,
              stored,
              type,
              generated,
              definition)
          .filter(Attribute::given)
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
   * @param onDelete the name of a constant of {@link dev.fraiseql.annotations.OnDelete}
   */
  public record RelationAnnotation(
      Attribute<List<String>> columns,
      boolean columnsTwice,
      Attribute<String> mappedBy,
      @Nullable JoinAnnotation through,
      Attribute<String> onDelete,
      Origin origin) {}

  /**
   * An annotation {@code @Join}.
   *
   * @param schema null for that of the declaring type
   * @param columns empty if they are not given
   * @param inverse empty if they are not given
   */
  public record JoinAnnotation(
      Attribute<String> table,
      @Nullable String schema,
      Attribute<List<String>> columns,
      Attribute<List<String>> inverse) {}
}
