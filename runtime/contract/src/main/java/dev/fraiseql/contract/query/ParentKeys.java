package dev.fraiseql.contract.query;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Collects, while the rows of a level are written, the values that tie their children to them. Each
 * row that is added is a parent, known by its ordinal: 0 for the first.
 */
public interface ParentKeys {

  /**
   * Notes the current row.
   *
   * @param row the parent's row
   * @param place where its children are to go: the number of the hole in JSON, the index in the
   *     list's vector in Arrow
   */
  void add(ResultSet row, int place) throws SQLException;

  /** The number of parents noted: the ordinal of the next one. */
  int size();

  /**
   * Forgets the parents from that ordinal on, because the object that they belong to became null
   * while it was written.
   *
   * @param size at most {@link #size()}
   */
  void truncate(int size);
}
