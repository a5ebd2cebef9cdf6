package dev.fraiseql.engine.jdbc;

import dev.fraiseql.contract.RequestException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One connection, for the statements of one plan. If it was opened for several, they see one
 * snapshot.
 *
 * <p>Used by one thread at a time; {@link #cancel} may come from any.
 */
public interface ReadSession extends AutoCloseable {

  /**
   * Runs a statement whose rows are few enough to be held. Its result is closed by the caller,
   * before or with the session.
   *
   * @param parents what the statement's keys are, if it has any
   */
  ResultSet query(BoundStatement statement, @Nullable KeyBatch parents) throws SQLException;

  /**
   * Runs a statement whose rows are fetched as they are read.
   *
   * @param fetchRows how many rows the driver asks for at a time, where it asks
   */
  ResultSet stream(BoundStatement statement, @Nullable KeyBatch parents, int fetchRows)
      throws SQLException;

  /**
   * Stops the statement under way in the database, and lets no further one begin. Does nothing to a
   * closed session.
   */
  void cancel();

  /**
   * What to tell the caller of a failure: nothing that the database said. The log has it, under the
   * id that the exception carries.
   */
  RequestException failure(SQLException failure);

  /** Ends the snapshot and gives the connection back. */
  @Override
  void close();
}
