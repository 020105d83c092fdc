# Scores each line of a file, a text in UTF-8 and base64, with the reference VADER.
# The first line that it prints has the Python version, the CPU seconds and the seconds that all of
# them took; then comes the compound of each text.
import base64
import platform
import sys
import time

try:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
except ImportError as e:
    print(e)
    sys.exit(3)

with open(sys.argv[1], "rb") as lines:
    texts = [base64.b64decode(line).decode("utf-8") for line in lines]
analyzer = SentimentIntensityAnalyzer()
for text in texts[:1000]:
    analyzer.polarity_scores(text)
cpu = time.process_time()
wall = time.perf_counter()
scores = [analyzer.polarity_scores(text)["compound"] for text in texts]
print(platform.python_version(), time.process_time() - cpu, time.perf_counter() - wall)
for score in scores:
    print(score)
