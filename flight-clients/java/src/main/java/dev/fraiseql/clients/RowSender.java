package dev.fraiseql.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import org.apache.arrow.flight.AsyncPutListener;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightClient.ClientStreamListener;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;

/** Sends rows to a table. */
final class RowSender {
  private static final String BEFORE = "{\"rows\":";

  private final FlightClient client;
  private final CallOption[] options;

  /** Loads the next batch into the vectors that are sent. */
  @FunctionalInterface
  interface Batches {
    boolean next() throws IOException;
  }

  RowSender(FlightClient client, CallOption[] options) {
    this.client = client;
    this.options = options;
  }

  /**
   * Sends all batches, and waits until they are committed.
   *
   * @param root holds the current batch
   * @param progress receives the number of rows that the server has taken so far
   * @return the number of rows
   */
  long send(
      String table,
      VectorSchemaRoot root,
      DictionaryProvider dictionaries,
      Batches batches,
      LongConsumer progress) {
    Acknowledgements results = new Acknowledgements(progress);
    @Nullable ClientStreamListener stream = null;
    try {
      // The dictionaries come with the first batch.
      boolean more = batches.next();
      stream = client.startPut(FlightDescriptor.path(table), root, dictionaries, results, options);
      while (more) {
        stream.putNext();
        more = batches.next();
      }
    } catch (IOException e) {
      cancel(stream, e);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      cancel(stream, e);
      throw e;
    }
    stream.completed();
    stream.getResult();
    return results.rows;
  }

  /** Without this, the rows that were sent before would be committed. */
  private static void cancel(@Nullable ClientStreamListener stream, Exception cause) {
    if (stream != null) {
      stream.error(cause);
    }
  }

  /** Receives the number of rows so far. */
  private static final class Acknowledgements extends AsyncPutListener {
    private final LongConsumer progress;
    private volatile long rows;

    Acknowledgements(LongConsumer progress) {
      this.progress = progress;
    }

    @Override
    public void onNext(PutResult result) {
      ArrowBuf metadata = result.getApplicationMetadata();
      byte[] bytes = new byte[(int) metadata.readableBytes()];
      metadata.getBytes(metadata.readerIndex(), bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      rows = Long.parseLong(text, BEFORE.length(), text.length() - 1, 10);
      progress.accept(rows);
    }
  }
}
