package dev.fraiseql.contract.query;

import dev.fraiseql.contract.model.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a plan, and how its rows are written.
 *
 * <p>Rows of a child level begin with the ordinal (from 0) of the parent in the batch of {@link
 * ParentKeys} that was bound, and come in its order. See {@link Child#byKey} for an exception.
 *
 * @param type the GraphQL name of the rows' type
 * @param statement the SQL
 * @param paging what the caller said about the number of rows
 * @param selection what is written of each row
 * @param children the to-many levels below, by {@link Selection#child}
 */
public record Level(
    String type, SqlStatement statement, Paging paging, Selection selection, List<Child> children) {

  public Level {
    children = List.copyOf(children);
  }

  /** A level without children, of which all rows are read. */
  public static Level of(String type, SqlStatement statement, Selection selection) {
    return new Level(type, statement, Paging.NONE, selection, List.of());
  }

  /** The same level with a part of its rows. */
  public Level withPaging(Paging part) {
    return new Level(type, statement, part, selection, children);
  }

  /** The same level with children, in the order of their numbers. */
  public Level withChildren(Child... all) {
    return new Level(type, statement, paging, selection, List.of(all));
  }

  /**
   * A to-many level.
   *
   * @param keyPositions the positions in the parent's row of the values that tie its children to it
   * @param keyTypes the types of these values
   * @param level what is fetched for a batch of parents
   * @param byKey SQL to run instead of the level's for parents whose keys rise from each to the
   *     next: it takes the same bindings, and its rows begin with the parent's key, a whole number,
   *     in whose order they come. Null where the database gains nothing by it
   */
  public record Child(
      List<Integer> keyPositions, List<ValueType> keyTypes, Level level, @Nullable String byKey) {
    public Child {
      keyPositions = List.copyOf(keyPositions);
      keyTypes = List.copyOf(keyTypes);
    }

    /** A level for which there is no other SQL. */
    public static Child of(List<Integer> keyPositions, List<ValueType> keyTypes, Level level) {
      return new Child(keyPositions, keyTypes, level, null);
    }

    /** The same with SQL for parents in the order of their keys. */
    public Child withByKey(String sql) {
      return new Child(keyPositions, keyTypes, level, sql);
    }
  }
}
