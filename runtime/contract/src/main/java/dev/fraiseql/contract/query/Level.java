package dev.fraiseql.contract.query;

import dev.fraiseql.contract.model.ValueType;
import java.util.List;

/**
 * One statement of a plan, and how its rows are written.
 *
 * <p>Rows of a child level begin with the ordinal (from 0) of the parent in the batch of {@link
 * ParentKeys} that was bound, and come in its order.
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

  /**
   * A to-many level.
   *
   * @param keyPositions the positions in the parent's row of the values that tie its children to it
   * @param keyTypes the types of these values
   * @param level what is fetched for a batch of parents
   */
  public record Child(List<Integer> keyPositions, List<ValueType> keyTypes, Level level) {
    public Child {
      keyPositions = List.copyOf(keyPositions);
      keyTypes = List.copyOf(keyTypes);
    }
  }
}
