package dev.fraiseql.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends the statements of one session whose rows are held. Where their snapshot is {@link
 * SnapshotMode#PIPELINED}, several take one round trip, and what begins and ends the transaction
 * travels with the first and the last of them.
 */
final class StatementPipeline {
  /**
   * How much is sent at once, in bytes: the driver writes all of it before it reads a result, and
   * the server, busy with a result that nobody reads, might read no more. The sockets of any system
   * hold this much.
   */
  private static final long MAX_BYTES = 16 * 1024;

  private final SessionStatements statements;
  private final boolean pipelined;

  /** Whether a transaction that its statements begin and end has begun, and not ended. */
  private boolean begun;

  StatementPipeline(SessionStatements statements, boolean pipelined) {
    this.statements = statements;
    this.pipelined = pipelined;
  }

  /** The index after the last call that takes one round trip with the one at an index. */
  int endOfTrip(List<StatementCall> calls, int first) {
    int end = first + 1;
    if (pipelined) {
      long bytes = calls.get(first).bytes();
      while (end < calls.size() && (bytes += calls.get(end).bytes()) <= MAX_BYTES) {
        end++;
      }
    }
    return end;
  }

  /**
   * Runs statements in one round trip. The result of the statement returned is that of the first.
   *
   * @param last whether nothing is run after them: the transaction may end with them
   */
  SessionStatement send(List<StatementCall> calls, boolean last) throws SQLException {
    List<StatementCall> adapted = new ArrayList<>(calls.size());
    for (StatementCall call : calls) {
      SessionStatements.log(call.statement());
      adapted.add(statements.adapt(call));
    }
    boolean begins = pipelined && !begun;
    boolean ends = pipelined && last;
    SessionStatement sent = statements.prepare(text(adapted, begins, ends));
    int index = 1;
    for (StatementCall call : adapted) {
      statements.bind(call, sent, index);
      index += call.statement().bindings().size();
    }
    begun |= begins;
    statements.execute(sent);
    if (begins) {
      sent.statement.getMoreResults(); // after that of BEGIN, which has no rows
    }
    sent.result = sent.statement.getResultSet();
    begun &= !ends;
    return sent;
  }

  /** Runs statements that return no rows and commits the transaction, in one round trip. */
  void commit(List<StatementCall> calls) throws SQLException {
    calls.forEach(call -> SessionStatements.log(call.statement()));
    SessionStatement sent = statements.prepare(text(calls, false, true));
    int index = 1;
    for (StatementCall call : calls) {
      statements.bind(call, sent, index);
      index += call.statement().bindings().size();
    }
    statements.execute(sent);
  }

  private static String text(List<StatementCall> calls, boolean begins, boolean ends) {
    if (calls.size() == 1 && !begins && !ends) {
      return calls.getFirst().statement().sql();
    }
    StringBuilder text = new StringBuilder(begins ? "begin" : "");
    for (StatementCall call : calls) {
      text.append(text.isEmpty() ? "" : "\n;").append(call.statement().sql());
    }
    return text.append(ends ? "\n;commit" : "").toString();
  }

  /** Whether a transaction has begun that no statement has ended. */
  boolean isInTransaction() {
    return begun;
  }
}
