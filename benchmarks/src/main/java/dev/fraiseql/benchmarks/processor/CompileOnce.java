package dev.fraiseql.benchmarks.processor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import javax.tools.ToolProvider;

/** Runs javac in a process of its own and prints the processor time that the process took. */
final class CompileOnce {
  private CompileOnce() {}

  /**
   * Compiles, and prints the processor time in nanoseconds. Ends with status 1 if there are errors.
   *
   * @param args those of javac
   */
  public static void main(String[] args) {
    int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, args);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.println(system.getProcessCpuTime());
    System.exit(status);
  }
}
