package dev.fraiseql.clients;

import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightClient.ClientStreamListener;
import org.apache.arrow.flight.FlightClient.ExchangeReaderWriter;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answers to rows of variables. Some rows are sent, and the next when a batch without rows says
 * that these are answered: so nobody waits to be read from by one who waits for the same.
 */
final class ExchangedBatches implements BatchSource {
  private final CallBatches answers;
  private final ClientStreamListener questions;
  private final VariableRows rows;
  private volatile boolean closed;

  /**
   * Sends the first rows.
   *
   * @param exchange a call that has begun
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
      // Another thread may have ended the call just now, so that gRPC takes nothing more.
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
    // First, or one that sends would wait for the server with the lock in its hand.
    answers.cancel();
    synchronized (this) {
      rows.close();
    }
    answers.close();
  }
}
