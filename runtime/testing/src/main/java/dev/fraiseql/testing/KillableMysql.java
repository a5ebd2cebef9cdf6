package dev.fraiseql.testing;

import java.io.IOException;
import java.util.function.UnaryOperator;

/** A {@link KillableServer} of the MySQL family. */
final class KillableMysql implements KillableServer {
  private static final String NAME = "killed";

  private final MysqlProcess process;
  private final UnaryOperator<String> urls;

  /**
   * Creates the database.
   *
   * @param urls the URL of a database, by its name
   */
  KillableMysql(MysqlProcess process, UnaryOperator<String> urls) {
    this.process = process;
    this.urls = urls;
    TestServer.execute(urls.apply(""), MysqlProcess.CREATE.formatted(NAME));
  }

  @Override
  public String url() {
    return urls.apply(NAME);
  }

  @Override
  public void kill() throws InterruptedException {
    process.kill();
  }

  @Override
  public void restart() throws IOException {
    process.restart();
  }

  @Override
  public void close() {
    process.stop();
  }
}
