package dev.fraiseql.engine.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.engine.library.Library;
import dev.fraiseql.testing.TestDatabase;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WithoutGraphQlJavaTest {

  @Test
  void answersCompiledOperationsAndNothingElse() throws Exception {
    String url = Library.create(TestDatabase.SQLITE).url();
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("graphql-java"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(classPath).isNotEqualTo(System.getProperty("java.class.path"));
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                CompiledOnly.class.getName(),
                url)
            .redirectErrorStream(true)
            .start();
    List<String> lines =
        new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    assertThat(child.waitFor()).as("%s", lines).isZero();
    assertThat(lines)
        .containsExactly(
            "{\"data\":{\"author\":{\"books\":[{\"title\":\"The"
                + " Dispossessed\"},{\"title\":\"Malafrena\"}]}}}",
            "{\"errors\":[{\"message\":\"$id: \\\"x\\\" is not an ID: an integer in plain decimal"
                + " form.\",\"path\":[\"author\"],\"extensions\":{\"code\":\"BAD_USER_INPUT\"}}]}",
            "{\"errors\":[{\"message\":\"Only compiled operations run here: graphql-java is not on"
                + " the class path.\",\"extensions\":{\"code\":\"PERSISTED_QUERY_NOT_FOUND\"}}]}",
            "{\"data\":{\"author\":{\"books\":[{\"title\":\"Solaris\"},{\"title\":\"Fiasco\"}]}}}");
  }
}
