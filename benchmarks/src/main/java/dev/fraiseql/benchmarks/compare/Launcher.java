package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.contender.fraise.FraiseContender;
import dev.fraiseql.benchmarks.contender.graphqljava.GraphQlJavaContender;
import dev.fraiseql.benchmarks.contender.handwritten.HandWrittenContender;
import dev.fraiseql.benchmarks.run.ServerProcess;
import dev.fraiseql.server.FraiseServer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that start the contenders' servers. */
final class Launcher {
  private final List<String> flags;
  private final @Nullable PostGraphile postGraphile;

  /**
   * Creates the launcher of one comparison.
   *
   * @param flags the flags of every contender that is a JVM
   * @param postGraphile null if it does not take part
   */
  Launcher(List<String> flags, @Nullable PostGraphile postGraphile) {
    this.flags = flags;
    this.postGraphile = postGraphile;
  }

  /** The program of a contender and its arguments. */
  List<String> command(Contender contender) throws IOException {
    return switch (contender) {
      case HAND_WRITTEN, HAND_WRITTEN_GET -> other(HandWrittenContender.class);
      case COMPILED, UNCAPTURED, AD_HOC ->
          ServerProcess.java(flags, ServerProcess.classPath(), FraiseContender.class);
      case GRAPHQL_JAVA -> other(GraphQlJavaContender.class);
      case POSTGRAPHILE -> {
        if (postGraphile == null) {
          throw new IllegalStateException("PostGraphile does not take part");
        }
        yield postGraphile.command();
      }
    };
  }

  /** A server without ours on the class path, since Micronaut would find its controllers. */
  private List<String> other(Class<?> main) throws IOException {
    Path server = home(FraiseServer.class);
    List<String> path =
        ServerProcess.classPath().stream()
            .filter(entry -> !Path.of(entry).toAbsolutePath().equals(server))
            .toList();
    List<String> quiet = new ArrayList<>(flags);
    quiet.add("-Dlogback.configurationFile=logback-contender.xml");
    return ServerProcess.java(quiet, path, main);
  }

  private static Path home(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("Cannot locate " + type, e);
    }
  }
}
