package dev.fraiseql.contract.query;

import dev.fraiseql.contract.model.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a plan, and how its rows are written.
 *
 * <p>Rows of a child level begin with the ordinal (from 0) of the parent in the batch of {@link
 * ParentKeys} that was bound, and come in its order. See {@link Child#byKey} for an exception.
 *
 * @param type the GraphQL name of the rows' type
 * @param statement the SQL
 * @param paging which part of the rows the caller selects
 * @param selection what is written of each row
 * @param children the to-many levels below, by {@link Selection#child}
 * @param keyCheck how it is found that a key is not unique; null if that cannot repeat a row
 * @param connection the page that a connection returns of the rows; null for a list or a single row
 */
public record Level(
    String type,
    SqlStatement statement,
    OffsetPagination paging,
    Selection selection,
    List<Child> children,
    @Nullable KeyCheck keyCheck,
    @Nullable ConnectionPage connection) {

  public Level {
    children = List.copyOf(children);
  }

  /** A level without children, of which all rows are read. */
  public static Level of(String type, SqlStatement statement, Selection selection) {
    return new Level(type, statement, OffsetPagination.NONE, selection, List.of(), null, null);
  }

  /** The same level with pagination. */
  public Level withPaging(OffsetPagination part) {
    return new Level(type, statement, part, selection, children, keyCheck, connection);
  }

  /** The same level with children, in the order of their numbers. */
  public Level withChildren(Child... all) {
    return new Level(type, statement, paging, selection, List.of(all), keyCheck, connection);
  }

  /** The same level with a check for keys that are not unique. */
  public Level withKeyCheck(KeyCheck check) {
    return new Level(type, statement, paging, selection, children, check, connection);
  }

  /** The same level as a connection. */
  public Level withConnection(ConnectionPage page) {
    return new Level(type, statement, paging, selection, children, keyCheck, page);
  }

  /**
   * A to-many level.
   *
   * @param keyPositions the positions in the parent's row of the values that tie its children to it
   * @param keyTypes the types of these values
   * @param level what is fetched for a batch of parents
   * @param byKey SQL that replaces the level's if the parents' keys are ascending: it has the same
   *     bindings, and its rows begin with the parent's key, an integer, and are ordered by it. Null
   *     if the database gains nothing by it
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
