package dev.fraiseql.engine.json;

import dev.fraiseql.jdbc.StatementCall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A statement of a plan, and what is done with its rows. */
interface Step {

  /** What is run. */
  StatementCall ask();

  /** Whether anybody wants its rows, which may change as the rows of others are read. */
  boolean isWanted();

  /** Whether its rows may lead to further steps. */
  boolean leadsOn();

  /**
   * Reads its rows.
   *
   * @param next takes the steps that they lead to
   */
  void read(ResultSet rows, List<Step> next) throws SQLException;
}
