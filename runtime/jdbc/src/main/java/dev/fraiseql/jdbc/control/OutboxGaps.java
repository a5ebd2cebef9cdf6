package dev.fraiseql.jdbc.control;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Tells whether ids of {@code fq_outbox} that are not there, below one that is, may still come. Ids
 * are given when a row is inserted and seen when it is committed, so that a transaction that takes
 * long leaves a gap that it fills later. One that is rolled back leaves it for ever.
 */
public interface OutboxGaps {

  /** Ids in the order of the commits: what is not there never comes. */
  OutboxGaps NONE =
      new OutboxGaps() {
        @Override
        public long mark(Connection connection) {
          return 0;
        }

        @Override
        public boolean isClosed(Connection connection, long mark, long first, long last) {
          return true;
        }
      };

  /**
   * A mark of the present, for gaps that were seen before.
   *
   * @param connection in a transaction
   */
  long mark(Connection connection) throws SQLException;

  /**
   * Whether no transaction runs that may fill a gap. If so, what is still not there in a read that
   * begins after this call never comes.
   *
   * @param connection in a transaction
   * @param mark as {@link #mark} gave it after the gap was seen
   * @param first the first missing id
   * @param last the last missing id
   */
  boolean isClosed(Connection connection, long mark, long first, long last) throws SQLException;
}
