package dev.fraiseql.benchmarks.conversion;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What is measured: a batch of rows into vectors. Times are those of one row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Table.ROWS)
public class Conversion {
  /** The table whose rows they are. */
  @Param({"accounts", "events"})
  public String table = "";

  /** See {@link Way}. */
  @Param({"copy", "result", "arrow-jdbc", "sqlite"})
  public String way = "";

  private @Nullable Source source;

  @Setup(Level.Trial)
  public void open() throws IOException, SQLException {
    source = Way.named(way).open(table);
  }

  @Benchmark
  public VectorSchemaRoot convert() throws SQLException, IOException {
    return Objects.requireNonNull(source).convert();
  }

  @TearDown(Level.Trial)
  public void close() throws SQLException, IOException {
    Objects.requireNonNull(source).close();
  }
}
