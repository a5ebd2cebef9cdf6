package dev.fraiseql.benchmarks.run;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of libraries, read from the names of the jars on the class path. */
public final class Libraries {
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

  private Libraries() {}

  /**
   * These libraries with their versions, sorted by name.
   *
   * @param names the names of their jars without the version
   */
  public static List<String> versions(String... names) {
    List<String> shown = List.of(names);
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> JAR.matcher(Path.of(entry).getFileName().toString()))
        .filter(Matcher::matches)
        .filter(jar -> shown.contains(jar.group(1)))
        .map(jar -> jar.group(1) + " " + jar.group(2))
        .sorted()
        .toList();
  }
}
