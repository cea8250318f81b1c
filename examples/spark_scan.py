"""henji as a stage of Apache Spark: NDJSON in, one henji/analysis/1 document a line out.

    spark-submit examples/spark_scan.py --henji target/release/henji --now 2026-11-20 --stats STATS.json IN OUT

IN is a file, a folder or a pattern of NDJSON, one thread a line; OUT is a folder that does not exist yet. Every partition is
piped through one `henji scan - --format ndjson`, which reads as a stream and keeps the order, so that the parts of OUT one
after the other are what a single process prints. Only `source.index` differs: it counts within the partition. Give every
record an `id`, which comes out as it went in.

With --stats every partition ends with the counts of its reply gaps. They are taken out of OUT and added up here by henji itself,
so that STATS.json is what a single process writes.
"""

import argparse
import pathlib
import shlex
import subprocess
import tempfile

from pyspark import StorageLevel
from pyspark.sql import SparkSession

COUNTS = '{"schema":"henji/stats/1"'


def add_up(henji, counts, place):
    """Writes the sum of the counts of all partitions."""
    with tempfile.TemporaryDirectory() as folder:
        command = [henji, "scan", "--stats", place]
        for number, line in enumerate(counts):
            part = pathlib.Path(folder, f"{number}.json")
            part.write_text(line, encoding="utf-8")
            command += ["--with-stats", str(part)]
        subprocess.run(command, check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--henji", default="henji", help="the program; it has to be there on every machine")
    parser.add_argument("--now", help="the instant at which the threads are looked at, the same for all partitions")
    parser.add_argument("--with-stats", help="reply gaps, written by `henji scan --stats`")
    parser.add_argument("--stats", help="where the reply gaps go, on the machine that runs this script")
    parser.add_argument("--partitions", type=int, help="into how many parts the input is split at least")
    options = parser.parse_args()

    # One core a partition: Spark itself runs as many of them at once as there are cores.
    command = [options.henji, "scan", "-", "--input", "ndjson", "--format", "ndjson", "--quiet", "--jobs", "1"]
    if options.now:
        command += ["--now", options.now]
    if options.with_stats:
        command += ["--with-stats", options.with_stats]
    if options.stats:
        command += ["--stats", "-"]

    spark = SparkSession.builder.appName("henji scan").getOrCreate()
    lines = spark.sparkContext.textFile(options.input, options.partitions)
    # Status 1 says that some lines could not be read, each of which is a henji/error/1 in the output; 2 in a partition
    # says that none could. An empty partition has nothing to read.
    shell = f'{shlex.join(command)}; status=$?; [ "$status" -le 2 ]'
    found = lines.pipe(shlex.join(["sh", "-c", shell]), checkCode=True)
    if options.stats:
        # Kept, so that no partition is scanned twice.
        found = found.persist(StorageLevel.MEMORY_AND_DISK)
        add_up(options.henji, found.filter(lambda line: line.startswith(COUNTS)).collect(), options.stats)
        found = found.filter(lambda line: not line.startswith(COUNTS))
    found.saveAsTextFile(options.output)
    spark.stop()


if __name__ == "__main__":
    main()
