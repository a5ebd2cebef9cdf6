package dev.fraiseql.contract.query;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Collects, while the rows of a level are written, the values that tie their children to them. */
public interface ParentKeys {

  /**
   * Notes the current row.
   *
   * @param row the parent's row
   * @param place where its children are to go: the number of the hole in JSON, the index in the
   *     list's vector in Arrow
   */
  void add(ResultSet row, int place) throws SQLException;
}
