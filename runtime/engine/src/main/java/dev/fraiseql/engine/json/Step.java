package dev.fraiseql.engine.json;

import dev.fraiseql.jdbc.StatementCall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A statement of a plan, and what is done with its rows. */
interface Step {

  /** The statement with its parent keys. */
  StatementCall call();

  /** Whether the rows are still needed. Errors in the rows of other steps can change that. */
  default boolean isNeeded() {
    return true;
  }

  /** Whether the rows can lead to further steps. */
  default boolean leadsOn() {
    return false;
  }

  /**
   * Reads the rows.
   *
   * @param next receives the steps that the rows lead to
   */
  void read(ResultSet rows, List<Step> next) throws SQLException;
}
