package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.contender.fraise.FraiseContender;
import dev.fraiseql.benchmarks.contender.graphqljava.GraphQlJavaContender;
import dev.fraiseql.benchmarks.contender.handwritten.HandWrittenContender;
import dev.fraiseql.server.FraiseServer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows the command that starts the server of each contender. */
final class Launcher {
  private final List<String> jvmFlags;
  private final @Nullable PostGraphile postGraphile;

  /**
   * For one comparison.
   *
   * @param jvmFlags for every contender that is a JVM
   * @param postGraphile null if it does not take part
   */
  Launcher(List<String> jvmFlags, @Nullable PostGraphile postGraphile) {
    this.jvmFlags = jvmFlags;
    this.postGraphile = postGraphile;
  }

  /** The program and its arguments. */
  List<String> command(Contender contender) throws IOException {
    return switch (contender) {
      case HAND_WRITTEN, HAND_WRITTEN_GET -> other(HandWrittenContender.class);
      case COMPILED, AD_HOC -> java(List.of(), wholePath(), FraiseContender.class);
      case GRAPHQL_JAVA -> other(GraphQlJavaContender.class);
      case POSTGRAPHILE -> {
        if (postGraphile == null) {
          throw new IllegalStateException("PostGraphile does not take part");
        }
        yield postGraphile.command();
      }
    };
  }

  /** One that is not ours: without our server, whose controllers Micronaut would find. */
  private List<String> other(Class<?> main) throws IOException {
    Path server = home(FraiseServer.class);
    String path =
        Arrays.stream(wholePath().split(File.pathSeparator, -1))
            .filter(entry -> !Path.of(entry).toAbsolutePath().equals(server))
            .collect(Collectors.joining(File.pathSeparator));
    return java(List.of("-Dlogback.configurationFile=logback-contender.xml"), path, main);
  }

  private List<String> java(List<String> properties, String path, Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmFlags);
    command.addAll(properties);
    command.addAll(List.of("-cp", path, main.getName()));
    return command;
  }

  private static String wholePath() {
    return System.getProperty("java.class.path");
  }

  private static Path home(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("where " + type + " comes from", e);
    }
  }
}
