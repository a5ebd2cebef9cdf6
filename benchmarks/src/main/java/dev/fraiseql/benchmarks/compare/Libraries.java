package dev.fraiseql.benchmarks.compare;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of what is compared, read off the names of the jars on the class path. */
final class Libraries {
  private static final List<String> SHOWN =
      List.of(
          "micronaut-http-server-netty",
          "netty-transport",
          "HikariCP",
          "mariadb-java-client",
          "postgresql",
          "sqlite-jdbc",
          "graphql-java",
          "java-dataloader",
          "jdbi3-core",
          "jackson-databind");
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

  private Libraries() {}

  static List<String> versions() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> JAR.matcher(Path.of(entry).getFileName().toString()))
        .filter(Matcher::matches)
        .filter(jar -> SHOWN.contains(jar.group(1)))
        .map(jar -> jar.group(1) + " " + jar.group(2))
        .sorted()
        .toList();
  }
}
