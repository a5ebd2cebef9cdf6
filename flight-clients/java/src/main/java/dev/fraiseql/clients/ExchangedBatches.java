package dev.fraiseql.clients;

import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightClient.ClientStreamListener;
import org.apache.arrow.flight.FlightClient.ExchangeReaderWriter;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The results for rows of variables. Rows are sent in groups; the next group is sent when a batch
 * without rows marks the end of the results of the group before. So client and server never both
 * wait for the other to read.
 */
final class ExchangedBatches implements BatchSource {
  private final CallBatches answers;
  private final ClientStreamListener questions;
  private final VariableRows rows;
  private volatile boolean closed;

  /**
   * Sends the first rows.
   *
   * @param exchange a started call
   * @param rows closed with this
   * @throws IllegalArgumentException for a number that cannot be sent
   */
  ExchangedBatches(ExchangeReaderWriter exchange, VariableRows rows) {
    answers = new CallBatches(exchange.getReader());
    questions = exchange.getWriter();
    this.rows = rows;
    try {
      if (rows.hasMore()) {
        questions.start(rows.root());
        send();
      } else {
        questions.completed();
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private synchronized void send() {
    if (closed) {
      throw cancelled(null);
    }
    rows.advance();
    try {
      questions.putNext();
      if (!rows.hasMore()) {
        questions.completed();
      }
    } catch (RuntimeException e) {
      // Another thread may just have ended the call, and gRPC then rejects messages.
      throw closed ? cancelled(e) : e;
    }
  }

  private static RuntimeException cancelled(@Nullable Throwable cause) {
    return CallStatus.CANCELLED
        .withCause(cause)
        .withDescription("The reader was closed")
        .toRuntimeException();
  }

  @Override
  public Schema schema() {
    return answers.schema();
  }

  @Override
  public DictionaryProvider dictionaries() {
    return answers.dictionaries();
  }

  @Override
  public @Nullable ArrowRecordBatch next() {
    while (answers.advance()) {
      if (answers.root().getRowCount() > 0) {
        return answers.batch();
      }
      if (rows.hasMore()) {
        send();
      }
    }
    return null;
  }

  @Override
  public void close() {
    closed = true;
    // Before taking the lock: a sending thread holds it while it waits for the server.
    answers.cancel();
    synchronized (this) {
      rows.close();
    }
    answers.close();
  }
}
