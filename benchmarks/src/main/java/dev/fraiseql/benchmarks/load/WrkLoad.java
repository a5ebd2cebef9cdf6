package dev.fraiseql.benchmarks.load;

import dev.fraiseql.benchmarks.run.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Load by the program {@code wrk}, with the requests in a Lua script. */
public final class WrkLoad implements LoadGenerator {
  private static final Pattern RESULT =
      Pattern.compile("result (\\d+) (\\d+) (\\d+) ([0-9.]+) ([0-9.]+) ([0-9.]+)");

  private final Path program;

  private WrkLoad(Path program) {
    this.program = program;
  }

  /** The program, if it is on the PATH. */
  public static Optional<WrkLoad> find() {
    return Programs.find("wrk").map(WrkLoad::new);
  }

  @Override
  public String name() {
    return "wrk, 1 thread";
  }

  @Override
  public Load run(int port, List<HttpCall> calls, int connections, Duration time)
      throws IOException, InterruptedException {
    Path script = Files.createTempFile("load", ".lua");
    try {
      Files.writeString(script, script(calls));
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--threads=1",
                  "--connections=" + connections,
                  "--duration=" + time.toSeconds() + "s",
                  "--script=" + script,
                  "http://127.0.0.1:" + port)
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher result = RESULT.matcher(output);
      if (process.waitFor() != 0 || !result.find()) {
        throw new IOException("wrk failed: " + output);
      }
      return new Load(
          Long.parseLong(result.group(1)),
          Long.parseLong(result.group(2)),
          Long.parseLong(result.group(3)) / 1e6,
          Double.parseDouble(result.group(4)),
          Double.parseDouble(result.group(5)),
          Double.parseDouble(result.group(6)));
    } finally {
      Files.delete(script);
    }
  }

  private static String script(List<HttpCall> calls) {
    StringBuilder lua = new StringBuilder("local calls = {}\n");
    for (HttpCall call : calls) {
      lua.append(
          "calls[#calls + 1] = {[[%s]], [[%s]], [==[%s]==]}\n"
              .formatted(call.method(), call.path(), call.body()));
    }
    return lua.append(
            """
            local headers = {["Accept"] = "application/json", ["Content-Type"] = "application/json"}
            local ready = {}
            local at = 0

            function init(args)
              for i, call in ipairs(calls) do
                if call[1] == "GET" then
                  ready[i] = wrk.format(call[1], call[2], {["Accept"] = "application/json"})
                else
                  ready[i] = wrk.format(call[1], call[2], headers, call[3])
                end
              end
            end

            function request()
              at = at % #ready + 1
              return ready[at]
            end

            function done(summary, latency, requests)
              local errors = summary.errors
              io.write(string.format("result %d %d %d %.1f %.1f %.1f\\n", summary.requests,
                errors.connect + errors.read + errors.write + errors.status + errors.timeout,
                summary.duration, latency:percentile(50), latency:percentile(95), latency:percentile(99)))
            end
            """)
        .toString();
  }
}
