package dev.fraiseql.engine.write;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.ConstraintViolation;
import dev.fraiseql.jdbc.WriteSession;
import dev.fraiseql.plan.write.NewRows;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;

/** Writes rows as creates do, with generated keys, versions and events. */
final class InsertLoader implements RowLoader {
  /** How many rows are inserted together. */
  private static final int ROWS = 1000;

  private final WriteContext context;
  private final WriteSession session;
  private final LoadedRows rows;
  private final Caller caller;

  InsertLoader(WriteContext context, WriteSession session, LoadedRows rows, Caller caller) {
    this.context = context;
    this.session = session;
    this.rows = rows;
    this.caller = caller;
  }

  @Override
  public void write(LoadBatch batch, long before) throws SQLException {
    write(batch, 0, batch.rows(), before);
  }

  /** Writes some of the rows of a batch. */
  void write(LoadBatch batch, int from, int end, long before) throws SQLException {
    for (int first = from; first < end; first += ROWS) {
      int count = Math.min(ROWS, end - first);
      List<WriteRow> next = rows.rows(batch, first, count, before);
      Savepoint point = session.savepoint();
      try {
        insert(next, before + first);
      } catch (SQLException e) {
        if (session.violation(e).isPresent()) {
          session.rollbackTo(point);
          reject(rows.rows(batch, first, count, before), before + first);
        }
        throw e;
      }
      session.release(point);
    }
  }

  @Override
  public void end() {}

  /** Finds the row that the database rejects, of rows that it has rejected together. */
  void reject(List<WriteRow> rejected, long first) throws SQLException {
    for (int i = 0; i < rejected.size(); i++) {
      TransactionRows transaction = transaction(outbox());
      try {
        insert(transaction, List.of(rejected.get(i)), first + i);
      } catch (SQLException e) {
        Optional<ConstraintViolation> violation = session.violation(e);
        if (violation.isEmpty()) {
          throw e;
        }
        RequestException error =
            new ConstraintErrors(context.model(), new RelatedRows(context, session))
                .of(violation.get(), Objects.requireNonNull(transaction.writing()));
        throw rows.placed(error, first + i);
      }
    }
  }

  private void insert(List<WriteRow> next, long first) throws SQLException {
    insert(transaction(outbox()), next, first);
  }

  WriteSession session() {
    return session;
  }

  /** An outbox for some of the rows. */
  Outbox outbox() {
    return new Outbox(caller, context.eventIds(), now());
  }

  /** The time that entries have. */
  Instant now() {
    return context.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** An id for an entry. */
  UUID eventId() {
    return context.eventIds().get();
  }

  /** The transaction, whose entries an outbox collects. */
  TransactionRows transaction(Outbox outbox) {
    return new TransactionRows(context, session, outbox);
  }

  private void insert(TransactionRows transaction, List<WriteRow> next, long first)
      throws SQLException {
    List<String> places =
        LongStream.range(first, first + next.size()).mapToObj(LoadedRows::place).toList();
    new RowInserter(transaction).insert(NewRows.of(rows.type(), next, places));
    transaction.outbox().write(session);
  }
}
