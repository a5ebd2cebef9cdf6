package dev.fraiseql.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the mistakes that the README makes, in the sample app, and holds javac to what it shows.
 */
class ReadmeTest {
  private static final Path SAMPLE = Path.of("../sample-app/src/main/java/dev/fraiseql/sample");

  /** These serve; the mistakes are in what is served. */
  private static final List<String> PROGRAM =
      List.of("SampleApp.java", "MusicStore.java", "ChinookData.java");

  private static final Pattern SHOWN = Pattern.compile("```\\n(\\w+\\.java:[^`]*)```");

  @TempDir Path folder;

  @Test
  void javacSaysWhatTheReadmeShows() throws IOException {
    List<String> shown = new ArrayList<>();
    Matcher blocks = SHOWN.matcher(Files.readString(Path.of("../README.md")));
    while (blocks.find()) {
      shown.add(blocks.group(1));
    }
    assertThat(shown).containsExactly(javac("TopTracks.java", "{revenue: DESC}", "{revenu: DESC}"));
  }

  /** What javac prints about the sample app when a text in one of its files is replaced. */
  private String javac(String file, String right, String wrong) throws IOException {
    Path sources = Files.createTempDirectory(folder, "sources");
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(SAMPLE)) {
      for (Path source : files.sorted().toList()) {
        String name = source.getFileName().toString();
        if (!PROGRAM.contains(name)) {
          String text = Files.readString(source);
          if (name.equals(file)) {
            assertThat(text).contains(right);
            text = text.replace(right, wrong);
          }
          all.add(Files.writeString(sources.resolve(name), text));
        }
      }
    }
    StringWriter said = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              said,
              manager,
              null,
              List.of("-proc:only", "-Afraiseql.databases=sqlite,postgresql"),
              null,
              manager.getJavaFileObjectsFromPaths(all));
      task.setProcessors(List.of(new FraiseProcessor()));
      assertThat(task.call()).isFalse();
    }
    return said.toString().replace(sources + File.separator, "").replace("1 error\n", "");
  }
}
