#!/bin/sh
# Newsreel's feed and pictures in a bucket of S3: sh s3.sh BUCKET FOLDER, with AWS's command line.
# The bucket has to be open to everybody, or stand behind CloudFront.
set -eu
bucket=$1
folder=$2

aws s3api put-bucket-cors --bucket "$bucket" --cors-configuration file://s3-cors.json
aws s3 cp "$folder/feed.json" "s3://$bucket/feed.json" \
  --content-type "application/feed+json; charset=utf-8" --cache-control "public, max-age=300"
aws s3 sync "$folder/pictures" "s3://$bucket/pictures" --cache-control "public, max-age=86400"
