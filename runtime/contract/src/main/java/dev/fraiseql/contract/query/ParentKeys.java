package dev.fraiseql.contract.query;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Collects the keys of parent rows while the rows are written. Each row that is added is a parent
 * with an ordinal, which is 0 for the first.
 */
public interface ParentKeys {

  /**
   * Adds the current row.
   *
   * @param row the parent's row
   * @param place where its children are to go: the number of the placeholder in JSON, the index in
   *     the list's vector in Arrow
   */
  void add(ResultSet row, int place) throws SQLException;

  /** The number of parents: the ordinal of the next one. */
  int size();

  /**
   * Removes the parents from that ordinal on, because the object that contains them became null
   * while it was written.
   *
   * @param size at most {@link #size()}
   */
  void truncate(int size);
}
