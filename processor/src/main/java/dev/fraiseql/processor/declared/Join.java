package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import java.util.List;
import java.util.stream.Stream;

/** How the rows of a relation are found, or why that cannot be told. */
public sealed interface Join {

  /**
   * The columns that writes of the declaring type fill with keys: those of its own table and of
   * join tables.
   *
   * @param relation the relation
   */
  default List<Column> writtenColumns(MemberDeclaration relation) {
    return switch (this) {
      case ByColumns byColumns when relation.kind() instanceof MemberKind.ToOne ->
          byColumns.columns().stream().map(JoinColumn::column).toList();
      case ByTable(var target, JoinTable table) ->
          Stream.concat(table.source().stream(), table.inverse().stream())
              .map(JoinColumn::column)
              .toList();
      default -> List.of();
    };
  }

  /** By columns: pairs of one of the declaring type's table and one of the target's. */
  record ByColumns(TypeDeclaration target, List<JoinColumn> columns) implements Join {
    public ByColumns {
      columns = List.copyOf(columns);
    }
  }

  /** By a join table. */
  record ByTable(TypeDeclaration target, JoinTable table) implements Join {}

  /** The class is no type of this build. */
  record NoTarget(String javaClass) implements Join {}

  /**
   * A row of a type would have to be found by its key, but it has none.
   *
   * @param type the type without a key
   */
  record NoKey(TypeDeclaration type) implements Join {}

  /**
   * So many columns are named, and it takes another number.
   *
   * @param keyOf the type whose key they are to hold
   * @param given where they are named
   */
  record WrongCount(TypeDeclaration keyOf, Attribute<List<String>> given) implements Join {}

  /**
   * {@code mappedBy} names no to-one relation of the target to this type.
   *
   * @param candidates those that there are
   */
  record NotMapped(TypeDeclaration target, Attribute<String> mappedBy, List<String> candidates)
      implements Join {}

  /** No to-one relation of the target points to this type. */
  record NothingPointsBack(TypeDeclaration target) implements Join {}

  /** Several to-one relations of the target point to this type. */
  record Ambiguous(TypeDeclaration target, List<String> candidates) implements Join {}

  /** The to-one relation on the other side has a mistake of its own, which is reported there. */
  record BrokenInverse() implements Join {}
}
