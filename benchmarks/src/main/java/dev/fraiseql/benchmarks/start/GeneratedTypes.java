package dev.fraiseql.benchmarks.start;

import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.benchmarks.database.Tables;
import dev.fraiseql.benchmarks.processor.Compiler;
import dev.fraiseql.benchmarks.processor.SampleTypes;
import dev.fraiseql.benchmarks.run.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Generated types, with empty tables. */
final class GeneratedTypes {
  private GeneratedTypes() {}

  /**
   * Compiles types for a database and creates their tables in it.
   *
   * @return the folder of the classes, which a server finds on its class path
   */
  static Path create(Bench bench, int types, MeasuredDatabase database)
      throws IOException, InterruptedException, SQLException {
    Path folder = bench.work().resolve("start");
    String path = System.getProperty("compare.processor");
    Compiler compiler =
        new Compiler(
            folder.resolve(database.option()),
            path,
            new SampleTypes(types).write(folder.resolve("sources")),
            List.of("-processorpath", path, "-Afraiseql.databases=" + database.option()));
    compiler.run();
    Path script = compiler.classes().resolve("META-INF/fraiseql/ddl/" + database.option() + ".sql");
    try (Connection connection = database.connect()) {
      Tables.run(connection, Files.readString(script));
    }
    return compiler.classes();
  }
}
