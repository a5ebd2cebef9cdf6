package dev.fraiseql.conformance.write;

import dev.fraiseql.conformance.flight.FlightFixture;
import dev.fraiseql.engine.FraiseEngine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.arrow.flight.AsyncPutListener;
import org.apache.arrow.flight.FlightClient.ClientStreamListener;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.SyncPutListener;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.jspecify.annotations.Nullable;

/** Loads rows into an engine over Flight, and reads them. */
@SuppressWarnings("try") // closing says Exception, which may be an interruption
final class LoadClient implements AutoCloseable {
  private final FlightFixture flight;

  LoadClient(FraiseEngine engine) {
    try {
      flight = FlightFixture.serve(engine, 2);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  FlightFixture flight() {
    return flight;
  }

  /** Sends one batch, and returns the acknowledgements. */
  List<String> put(String table, FieldVector... columns) throws Exception {
    try (VectorSchemaRoot rows = VectorSchemaRoot.of(columns)) {
      rows.setRowCount(columns.length == 0 ? 0 : columns[0].getValueCount());
      return put(FlightDescriptor.path(table), rows);
    }
  }

  List<String> put(FlightDescriptor descriptor, VectorSchemaRoot rows) throws Exception {
    try (SyncPutListener results = new SyncPutListener()) {
      ClientStreamListener stream = flight.client().startPut(descriptor, rows, results);
      stream.putNext();
      stream.completed();
      return results(stream, results);
    }
  }

  /** The acknowledgements of a stream that is sent. */
  static List<String> results(ClientStreamListener stream, SyncPutListener results)
      throws Exception {
    List<String> all = new ArrayList<>();
    for (PutResult next = read(results); next != null; next = read(results)) {
      ArrowBuf metadata = next.getApplicationMetadata();
      byte[] bytes = new byte[(int) metadata.readableBytes()];
      metadata.readBytes(bytes);
      all.add(new String(bytes, StandardCharsets.UTF_8));
      next.close();
    }
    stream.getResult();
    return all;
  }

  private static @Nullable PutResult read(SyncPutListener results) throws Exception {
    try {
      return results.read();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof FlightRuntimeException refused ? refused : e;
    }
  }

  /** Sends all batches of the stream of a ticket to a table. */
  void copy(String ticket, String table) throws Exception {
    try (FlightStream from = flight.client().getStream(ticket(ticket))) {
      ClientStreamListener to = null;
      while (from.next()) {
        if (to == null) { // the dictionaries have come with the first batch
          to =
              flight
                  .client()
                  .startPut(
                      FlightDescriptor.path(table),
                      from.getRoot(),
                      from.getDictionaryProvider(),
                      new AsyncPutListener());
        }
        to.putNext();
      }
      Objects.requireNonNull(to, "no rows").completed();
      to.getResult();
    }
  }

  /** The rows of a ticket as text, a line for each. */
  List<String> rows(String ticket) throws Exception {
    List<String> rows = new ArrayList<>();
    try (FlightStream stream = flight.client().getStream(ticket(ticket))) {
      while (stream.next()) {
        VectorSchemaRoot root = stream.getRoot();
        for (int row = 0; row < root.getRowCount(); row++) {
          StringBuilder line = new StringBuilder();
          for (FieldVector vector : root.getFieldVectors()) {
            Object value = vector.getObject(row);
            line.append(value instanceof byte[] bytes ? List.of(bytes.length) : value).append('|');
          }
          rows.add(line.toString());
        }
      }
    }
    return rows;
  }

  static Ticket ticket(String text) {
    return new Ticket(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A list of one row: of longs, doubles or texts. */
  FieldVector list(String name, @Nullable Object... elements) {
    ListVector vector = ListVector.empty(name, flight.allocator());
    UnionListWriter writer = vector.getWriter();
    writer.startList();
    for (Object element : elements) {
      switch (element) {
        case null -> writer.writeNull();
        case Long number -> writer.writeBigInt(number);
        case Double number -> writer.writeFloat8(number);
        default -> writer.writeVarChar((String) element);
      }
    }
    writer.endList();
    vector.setValueCount(1);
    return vector;
  }

  FieldVector longs(String name, @Nullable Long... values) {
    BigIntVector vector = sized(new BigIntVector(name, flight.allocator()), values.length);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        vector.set(i, values[i]);
      }
    }
    return vector;
  }

  FieldVector ints(String name, int... values) {
    IntVector vector = sized(new IntVector(name, flight.allocator()), values.length);
    for (int i = 0; i < values.length; i++) {
      vector.set(i, values[i]);
    }
    return vector;
  }

  FieldVector doubles(String name, double... values) {
    Float8Vector vector = sized(new Float8Vector(name, flight.allocator()), values.length);
    for (int i = 0; i < values.length; i++) {
      vector.set(i, values[i]);
    }
    return vector;
  }

  FieldVector bools(String name, boolean... values) {
    BitVector vector = sized(new BitVector(name, flight.allocator()), values.length);
    for (int i = 0; i < values.length; i++) {
      vector.set(i, values[i] ? 1 : 0);
    }
    return vector;
  }

  private static <V extends BaseFixedWidthVector> V sized(V vector, int rows) {
    vector.allocateNew(rows);
    vector.setValueCount(rows);
    return vector;
  }

  FieldVector texts(String name, @Nullable String... values) {
    VarCharVector vector = new VarCharVector(name, flight.allocator());
    vector.allocateNew();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        vector.setSafe(i, values[i].getBytes(StandardCharsets.UTF_8));
      }
    }
    vector.setValueCount(values.length);
    return vector;
  }

  @Override
  public void close() {
    try {
      flight.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
